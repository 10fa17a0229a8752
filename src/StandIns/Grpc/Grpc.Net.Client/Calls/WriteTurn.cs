// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client;

/// <summary>A request stream takes one message at a time, and none once it is completed.</summary>
internal sealed class WriteTurn
{
    private const int Free = 0;
    private const int Taken = 1;
    private const int Completed = 2;

    private int _state;

    /// <exception cref="InvalidOperationException">Another message is being written, or none may follow.</exception>
    public void Take()
    {
        switch (Interlocked.CompareExchange(ref _state, Taken, Free))
        {
            case Taken:
                throw new InvalidOperationException("Can't write the message because the previous write is in progress.");
            case Completed:
                throw new InvalidOperationException("Request stream has already been completed.");
        }
    }

    public void GiveBack() => Volatile.Write(ref _state, Free);

    /// <summary>Completes the stream; a second time nothing is left to do.</summary>
    public Task CompleteAsync(Action complete)
    {
        if (Interlocked.CompareExchange(ref _state, Completed, Free) == Taken)
        {
            return Task.FromException(new InvalidOperationException("Can't complete the client stream writer because the previous write is in progress."));
        }

        complete();
        return Task.CompletedTask;
    }
}
