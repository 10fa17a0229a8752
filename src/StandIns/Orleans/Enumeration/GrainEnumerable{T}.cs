// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

internal sealed class GrainEnumerable<T>(Silo silo, GrainId grain, GrainMethod method, object?[] arguments) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        var patience = CancellationTokenSource.CreateLinkedTokenSource(method.TokenIn(arguments), cancellationToken);
        return new GrainEnumerator<T>(silo, grain, new EnumerableRequest<T>(method, arguments, patience.Token), patience);
    }
}
