// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>A call without a result has null for it.</summary>
internal sealed class ValueTaskShape : ResultShape<object?>
{
    internal override object Send(Silo silo, GrainId grain, GrainMethod method, object?[] arguments) =>
        new ValueTask(silo.SendAsync<object?>(grain, method, arguments));

    internal override async ValueTask<object?> FromReturned(object? returned)
    {
        await (ValueTask)returned!;
        return null;
    }
}
