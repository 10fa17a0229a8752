// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

internal sealed class GrainEnumerable<T>(Silo silo, EnumerableRequest<T> request) : IAsyncEnumerable<T>
{
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        new GrainEnumerator<T>(silo, request, cancellationToken);
}
