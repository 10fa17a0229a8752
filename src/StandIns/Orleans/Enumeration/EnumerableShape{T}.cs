// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

internal sealed class EnumerableShape<T> : ResultShape, IEnumerableShape
{
    public object Enumerate(Silo silo, GrainId grain, GrainMethod method, object?[] arguments) =>
        new GrainEnumerable<T>(silo, new EnumerableRequest<T>(method, silo.Isolate(arguments), grain));

    internal override object ToReturned(Task<object?> outcome) => throw NotACall();

    internal override ValueTask<object?> FromReturned(object? returned) => throw NotACall();

    private static InvalidOperationException NotACall() => new("A sequence is enumerated, not awaited.");
}
