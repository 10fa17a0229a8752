// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;

namespace Orleans.Runtime;

/// <summary>The grain's end of the enumerations of one activation.</summary>
internal sealed class AsyncEnumerableGrainExtension(Activation activation) : IAsyncEnumerableGrainExtension
{
    private readonly ConcurrentDictionary<Guid, Enumeration> enumerations = new();

    public async ValueTask<EnumerationStep> StartEnumeration<T>(Guid requestId, EnumerableRequest<T> request, CancellationToken cancellationToken)
    {
        var enumeration = new Enumeration<T>(request, activation);
        enumerations[requestId] = enumeration;
        return await StepAsync(requestId, enumeration);
    }

    public async ValueTask<EnumerationStep> MoveNext<T>(Guid requestId, CancellationToken cancellationToken) =>
        enumerations.TryGetValue(requestId, out var enumeration)
            ? await StepAsync(requestId, enumeration)
            : throw new EnumerationAbortedException($"{activation.GrainId} knows nothing of this enumeration; it was deactivated since.");

    public async ValueTask DisposeAsync(Guid requestId)
    {
        if (enumerations.TryRemove(requestId, out var enumeration))
        {
            await enumeration.DisposeAsync();
        }
    }

    internal async ValueTask DisposeAllAsync()
    {
        foreach (var id in enumerations.Keys)
        {
            await DisposeAsync(id);
        }
    }

    private async ValueTask<EnumerationStep> StepAsync(Guid id, Enumeration enumeration)
    {
        var step = await enumeration.StepAsync();
        if (step.IsLast)
        {
            await DisposeAsync(id);
        }

        return step;
    }
}
