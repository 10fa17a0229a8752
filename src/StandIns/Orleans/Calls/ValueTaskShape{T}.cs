// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

internal sealed class ValueTaskShape<T> : ResultShape<T>
{
    internal override object Send(Silo silo, GrainId grain, GrainMethod method, object?[] arguments) =>
        new ValueTask<T>(silo.SendAsync<T>(grain, method, arguments));

    internal override ValueTask<T> FromReturned(object? returned) => (ValueTask<T>)returned!;
}
