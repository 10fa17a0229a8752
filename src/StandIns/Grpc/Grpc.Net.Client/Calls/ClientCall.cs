// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>What a call knows without its message types: its time, its cancellation, its headers and how it ended.</summary>
internal abstract class ClientCall(GrpcChannel channel, CallOptions options) : ICall
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly CancellationTokenSource _cancellation = new();
    private readonly Lock _asking = new();

    private TaskCompletionSource<Metadata>? _headers;
    private TaskCompletionSource? _ended;

    private CancellationTokenRegistration _cancelled;
    private CancellationTokenRegistration _closing;
    private ITimer? _deadline;
    private TimeSpan _leftBeyondTimer;
    private CallOutcome? _outcome;

    /// <summary>New each time: what a caller adds to its trailers is not another's.</summary>
    public static CallOutcome CancelledOutcome => CallOutcome.Of(StatusCode.Cancelled, "Call canceled by the client.");

    public static CallOutcome DisposedOutcome => CallOutcome.Of(StatusCode.Cancelled, "gRPC call disposed.");

    public static CallOutcome LateOutcome => CallOutcome.Of(StatusCode.DeadlineExceeded, "The deadline of the call has passed.");

    public CallOptions Options => options;

    public Task<Metadata> Headers
    {
        get
        {
            lock (_asking)
            {
                _headers ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                Answer();
                return _headers.Task;
            }
        }
    }

    public Task Ended
    {
        get
        {
            lock (_asking)
            {
                _ended ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
                Answer();
                return _ended.Task;
            }
        }
    }

    public bool HasEnded => Volatile.Read(ref _outcome) is not null;

    public CallOutcome Outcome => Volatile.Read(ref _outcome)
        ?? throw new InvalidOperationException("Unable to get the status or trailers because the call is not complete.");

    /// <summary>Cancelled when the call has ended in any way but by its server's word.</summary>
    public CancellationToken CancellationToken => _cancellation.Token;

    protected GrpcChannel Channel => channel;

    /// <summary>The time left when the call began; null without a deadline.</summary>
    protected TimeSpan? Timeout { get; private set; }

    /// <summary>Which attempt at a call this is, from 1.</summary>
    public int Attempt { get; init; } = 1;

    public void Dispose() => End(DisposedOutcome);

    /// <summary>Ends the call from this side.</summary>
    public void EndWith(CallOutcome outcome) => End(outcome);

    public CancellationTokenRegistration CancelWith(CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static call => ((ClientCall)call!).End(CancelledOutcome), this);

    /// <summary>Ends the call with a failure of its own side; what the caller is told is the first reason it ended for.</summary>
    public Exception Fail(string summary, Exception cause)
    {
        var outcome = TransportFailure.Of(summary, cause);

        // A server may end a call for its deadline before the clock here strikes.
        if (outcome.Status.StatusCode == StatusCode.Cancelled && options.Deadline <= channel.Clock.GetUtcNow().UtcDateTime)
        {
            outcome = CallOutcome.Of(StatusCode.DeadlineExceeded, outcome.Status.Detail, cause);
        }

        End(outcome);
        return Error();
    }

    /// <summary>Why a call that has ended takes no further message.</summary>
    public Exception WriteRefusal(Exception? cause = null) => Outcome.Status.StatusCode == StatusCode.OK
        ? new InvalidOperationException("Can't write the message because the call is complete.", cause)
        : Error();

    public Exception Error()
    {
        var (status, trailers) = Outcome;
        var error = new RpcException(status, trailers);
        return channel.ThrowOperationCanceledOnCancellation && status.StatusCode is StatusCode.Cancelled or StatusCode.DeadlineExceeded
            ? new OperationCanceledException(status.Detail, error, options.CancellationToken)
            : error;
    }

    /// <summary>Starts the clock and listens for cancellation; the call may have ended when this returns.</summary>
    protected void Begin()
    {
        if (options.Deadline is { } deadline && deadline != DateTime.MaxValue)
        {
            StartClock(deadline);
        }

        _closing = channel.Closing.UnsafeRegister(static call => ((ClientCall)call!).End(CallOutcome.Of(StatusCode.Cancelled, "gRPC channel disposed.")), this);
        _cancelled = CancelWith(options.CancellationToken);
        if (HasEnded)
        {
            StopListening();
        }
    }

    /// <summary>The headers have come; they are read if somebody asks for them.</summary>
    protected void AnswerWhoAsked()
    {
        lock (_asking)
        {
            Answer();
        }
    }

    /// <summary>The headers of the response; null where they have not come, or say how the call ends and it has not ended yet.</summary>
    protected abstract Metadata? ReadHeaders();

    /// <summary>The first outcome stands.</summary>
    protected void End(CallOutcome outcome, bool isServersWord = false)
    {
        if (Interlocked.CompareExchange(ref _outcome, outcome, null) is not null)
        {
            return;
        }

        StopListening();
        if (!isServersWord)
        {
            _cancellation.Cancel();
        }

        AnswerWhoAsked();
        Release();
    }

    /// <summary>The server's word was OK, but what came before it was not.</summary>
    protected void Overrule(CallOutcome outcome)
    {
        End(outcome);
        Volatile.Write(ref _outcome, outcome);
    }

    /// <summary>Gives back what the call holds of the connection.</summary>
    protected abstract void Release();

    private void Answer()
    {
        if (HasEnded)
        {
            _ended?.TrySetResult();
        }

        if (_headers is null or { Task.IsCompleted: true })
        {
            return;
        }

        if (ReadHeaders() is { } headers)
        {
            _headers.SetResult(headers);
        }
        else if (HasEnded)
        {
            _headers.SetException(Error());

            // A caller that then lets go of the headers has not left an error unseen.
            _ = _headers.Task.Exception;
        }
    }

    private void StartClock(DateTime deadline)
    {
        if (deadline.Kind != DateTimeKind.Utc && deadline != DateTime.MinValue)
        {
            throw new InvalidOperationException("Deadline must have a kind DateTimeKind.Utc or be equal to DateTime.MaxValue or DateTime.MinValue.");
        }

        Timeout = deadline - channel.Clock.GetUtcNow().UtcDateTime;
        if (Timeout <= TimeSpan.Zero)
        {
            Expire();
            return;
        }

        var dueTime = Timeout.Value < LongestTimer ? Timeout.Value : LongestTimer;
        _leftBeyondTimer = Timeout.Value - dueTime;
        _deadline = TimeProvider.System.CreateTimer(static call => ((ClientCall)call!).Strike(), this, dueTime, System.Threading.Timeout.InfiniteTimeSpan);
    }

    /// <summary>A deadline may be farther away than a timer reaches.</summary>
    private void Strike()
    {
        if (_leftBeyondTimer == TimeSpan.Zero)
        {
            Expire();
            return;
        }

        var dueTime = _leftBeyondTimer < LongestTimer ? _leftBeyondTimer : LongestTimer;
        _leftBeyondTimer -= dueTime;
        _deadline!.Change(dueTime, System.Threading.Timeout.InfiniteTimeSpan);
    }

    private void Expire() => End(LateOutcome);

    private void StopListening()
    {
        _deadline?.Dispose();
        _cancelled.Unregister();
        _closing.Unregister();
    }
}
