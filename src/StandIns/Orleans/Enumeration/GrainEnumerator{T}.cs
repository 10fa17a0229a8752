// SPDX-License-Identifier: Apache-2.0
using System.Runtime.ExceptionServices;

namespace Orleans.Runtime;

/// <summary>The caller's end of an enumeration.</summary>
internal sealed class GrainEnumerator<T>(Silo silo, GrainId grain, EnumerableRequest<T> request, CancellationTokenSource patience) : IAsyncEnumerator<T>
{
    private static readonly GrainMethod Start = MethodOfElements(nameof(IAsyncEnumerableGrainExtension.StartEnumeration));
    private static readonly GrainMethod Next = MethodOfElements(nameof(IAsyncEnumerableGrainExtension.MoveNext));
    private static readonly GrainMethod Dispose = GrainMethod.Of(
        typeof(IAsyncEnumerableGrainExtension).GetMethod(nameof(IAsyncEnumerableGrainExtension.DisposeAsync))!);

    private readonly Guid id = Guid.NewGuid();
    private bool started;
    private bool ended;
    private bool disposed;
    private Exception? failure;
    private List<T> elements = [];
    private int position;

    public T Current => elements[position];

    public async ValueTask<bool> MoveNextAsync()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        if (++position < elements.Count)
        {
            return true;
        }

        while (!ended)
        {
            var step = await FetchAsync().ConfigureAwait(false);
            elements = (List<T>)step.Elements;
            ended = step.IsLast;
            failure = step.Failure;
            position = 0;
            if (elements.Count > 0)
            {
                return true;
            }
        }

        if (failure is not null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }

        return false;
    }

    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        try
        {
            if (started && !ended)
            {
                await silo.SendAsync<object?>(grain, Dispose, [id]).ConfigureAwait(false);
            }
        }
        catch (SiloUnavailableException)
        {
            // A silo that stops ends its enumerations itself.
        }
        finally
        {
            patience.Dispose();
        }
    }

    private async ValueTask<EnumerationStep> FetchAsync()
    {
        patience.Token.ThrowIfCancellationRequested();
        var call = started
            ? silo.SendAsync<EnumerationStep>(grain, Next, [id, patience.Token])
            : silo.SendAsync<EnumerationStep>(grain, Start, [id, request, patience.Token]);
        started = true;
        return await call.ConfigureAwait(false);
    }

    private static GrainMethod MethodOfElements(string name) =>
        GrainMethod.Of(typeof(IAsyncEnumerableGrainExtension).GetMethod(name)!.MakeGenericMethod(typeof(T)));
}
