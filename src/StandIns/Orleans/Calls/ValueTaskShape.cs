// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

internal sealed class ValueTaskShape : ResultShape
{
    internal override object ToReturned(Task<object?> outcome) => new ValueTask(outcome);

    internal override async ValueTask<object?> FromReturned(object? returned)
    {
        await (ValueTask)returned!;
        return null;
    }
}
