// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <inheritdoc/>
internal sealed class Enumeration<T> : Enumeration
{
    private const int MaxBatchSize = 100;

    private readonly CancellationTokenSource end;
    private readonly IAsyncEnumerator<T> source;
    private readonly Activation activation;
    private Task<bool>? pending;
    private bool stepping;
    private bool abandoned;

    internal Enumeration(EnumerableRequest<T> request, Activation activation)
    {
        this.activation = activation;
        end = CancellationTokenSource.CreateLinkedTokenSource(request.Patience, activation.Ending);
        source = request.Invoke(activation.GrainInstance!).GetAsyncEnumerator(end.Token);
    }

    /// <summary>Waits for one element and takes along those that are there at once.</summary>
    internal override async ValueTask<EnumerationStep> StepAsync()
    {
        var elements = new List<T>();
        stepping = true;
        try
        {
            while (elements.Count < MaxBatchSize)
            {
                var move = pending ?? source.MoveNextAsync().AsTask();
                pending = move;
                if (elements.Count > 0 && !move.IsCompleted)
                {
                    break;
                }

                if (!move.IsCompleted && !await activation.WaitAsync(move))
                {
                    // The caller asks again; else it would take the call for lost.
                    break;
                }

                var moved = await move;
                pending = null;
                if (!moved)
                {
                    return new EnumerationStep { Elements = elements, IsLast = true };
                }

                elements.Add(source.Current);
            }

            return new EnumerationStep { Elements = elements };
        }
        catch (OperationCanceledException) when (activation.Ending.IsCancellationRequested)
        {
            return new EnumerationStep { Elements = elements, IsLast = true, Failure = activation.EndingFailure() };
        }
#pragma warning disable CA1031 // Whatever the grain throws belongs to its caller.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            pending = null;
            return new EnumerationStep { Elements = elements, IsLast = true, Failure = failure };
        }
        finally
        {
            stepping = false;
            if (abandoned)
            {
                await ReleaseAsync();
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        if (stepping)
        {
            // An iterator cannot be disposed while it runs; the step does it at its end.
            abandoned = true;
            return;
        }

        await ReleaseAsync();
    }

    private async ValueTask ReleaseAsync()
    {
        if (pending is not null)
        {
            await pending.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        await source.DisposeAsync();
        end.Dispose();
    }
}
