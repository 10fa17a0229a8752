// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

internal sealed class TaskShape<T> : ResultShape<T>
{
    internal override object Send(Silo silo, GrainId grain, GrainMethod method, object?[] arguments) => silo.SendAsync<T>(grain, method, arguments);

    internal override ValueTask<T> FromReturned(object? returned) => new((Task<T>)returned!);
}
