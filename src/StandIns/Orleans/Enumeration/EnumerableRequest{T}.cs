// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>A call whose result is a sequence; it travels as an argument of <see cref="IAsyncEnumerableGrainExtension.StartEnumeration"/>.</summary>
[GenerateSerializer, Immutable]
internal sealed class EnumerableRequest<T>(GrainMethod method, object?[] arguments, CancellationToken patience) : MethodCall(method, arguments)
{
    /// <summary>Cancelled when the caller wants no more elements.</summary>
    internal CancellationToken Patience { get; } = patience;

    internal IAsyncEnumerable<T> Invoke(object grain) => (IAsyncEnumerable<T>)Method.Invoke(grain, Arguments)!;
}
