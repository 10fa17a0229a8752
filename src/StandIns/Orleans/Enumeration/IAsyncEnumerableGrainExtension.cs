// SPDX-License-Identifier: Apache-2.0
using Orleans.Concurrency;

namespace Orleans.Runtime;

/// <summary>
/// How a caller walks through a sequence that a grain produces. A call filter sees these calls under this name,
/// the method that makes the sequence being argument 1 of the first.
/// </summary>
internal interface IAsyncEnumerableGrainExtension : IAddressable
{
    [AlwaysInterleave]
    ValueTask<EnumerationStep> StartEnumeration<T>(Guid requestId, EnumerableRequest<T> request, CancellationToken cancellationToken);

    [AlwaysInterleave]
    ValueTask<EnumerationStep> MoveNext<T>(Guid requestId, CancellationToken cancellationToken);

    [AlwaysInterleave]
    ValueTask DisposeAsync(Guid requestId);
}
