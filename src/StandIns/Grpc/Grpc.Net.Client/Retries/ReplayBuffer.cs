// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client;

/// <summary>
/// The framed messages of a call that may be made again. Each attempt sends them from the first; once the call is settled
/// what was sent is let go.
/// </summary>
internal sealed class ReplayBuffer(GrpcChannel channel)
{
    private readonly Lock _gate = new();
    private readonly List<ReadOnlyMemory<byte>> _messages = [];
    private TaskCompletionSource _changed = NewSignal();
    private int _first;
    private int _pass;
    private int _sent;
    private long _reserved;
    private long _size;
    private bool _isComplete;
    private bool _isSettled;

    /// <summary>Takes a message in; false where it no longer fits what a call or the channel may keep.</summary>
    /// <param name="message">The message, framed.</param>
    /// <param name="index">Its number, from 0.</param>
    public bool Add(ReadOnlyMemory<byte> message, out int index)
    {
        lock (_gate)
        {
            index = _first + _messages.Count;
            _messages.Add(message);
            _size += message.Length;
            var fits = _isSettled || TryReserve(message.Length);
            Signal();
            return fits;
        }
    }

    public void Complete()
    {
        lock (_gate)
        {
            _isComplete = true;
            Signal();
        }
    }

    /// <summary>The messages are sent from the first again, by the pass of the number returned; those before it count no more.</summary>
    public int Restart()
    {
        lock (_gate)
        {
            _sent = 0;
            Signal();
            return ++_pass;
        }
    }

    /// <summary>No attempt will follow: what the present one has sent is let go, now and from here on.</summary>
    public void Settle()
    {
        lock (_gate)
        {
            _isSettled = true;
            channel.FreeRetryBuffer(_reserved);
            _reserved = 0;
            DropSent();
        }
    }

    /// <summary>The message of this number; null behind the last one. Waits until one or the other is known.</summary>
    /// <exception cref="IOException">It was let go.</exception>
    /// <exception cref="OperationCanceledException">The call has ended, or a later pass sends.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> GetAsync(int index, int pass, Task ended)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (pass != _pass)
                {
                    throw new OperationCanceledException("The messages are sent anew.");
                }

                if (index < _first)
                {
                    throw new IOException("The messages of a call that is settled cannot be sent a second time.");
                }

                if (index - _first < _messages.Count)
                {
                    return _messages[index - _first];
                }

                if (_isComplete)
                {
                    return null;
                }

                changed = _changed.Task;
            }

            if (await Task.WhenAny(changed, ended).ConfigureAwait(false) == ended)
            {
                throw new OperationCanceledException("The call has ended.");
            }
        }
    }

    public void Sent(int index, int pass)
    {
        lock (_gate)
        {
            if (pass != _pass)
            {
                return;
            }

            _sent = index + 1;
            if (_isSettled)
            {
                DropSent();
            }

            Signal();
        }
    }

    /// <summary>Whether the message of this number was sent before the call was over.</summary>
    public async Task<bool> WaitUntilSentAsync(int index, Task over)
    {
        while (true)
        {
            Task changed;
            lock (_gate)
            {
                if (_sent > index)
                {
                    return true;
                }

                changed = _changed.Task;
            }

            if (over.IsCompleted || await Task.WhenAny(changed, over).ConfigureAwait(false) == over)
            {
                return false;
            }
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Signal()
    {
        _changed.TrySetResult();
        _changed = NewSignal();
    }

    private bool TryReserve(int size)
    {
        if (_size > channel.MaxRetryBufferPerCallSize || !channel.TryTakeRetryBuffer(size))
        {
            return false;
        }

        _reserved += size;
        return true;
    }

    private void DropSent()
    {
        var count = Math.Max(0, _sent - _first);
        _messages.RemoveRange(0, count);
        _first += count;
    }
}
