// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>What a call knows without its message types: its time, its cancellation, its headers and how it ended.</summary>
internal abstract class ClientCall(GrpcChannel channel, CallOptions options) : IDisposable
{
    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(uint.MaxValue - 1);

    private readonly CancellationTokenSource _cancellation = new();
    private readonly TaskCompletionSource<Metadata> _headers = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CancellationTokenRegistration _cancelled;
    private CancellationTokenRegistration _closing;
    private ITimer? _deadline;
    private CallOutcome? _outcome;

    public CallOptions Options => options;

    public Task<Metadata> Headers => _headers.Task;

    public Task Ended => _ended.Task;

    public bool HasEnded => Volatile.Read(ref _outcome) is not null;

    public CallOutcome Outcome => Volatile.Read(ref _outcome)
        ?? throw new InvalidOperationException("Unable to get the status or trailers because the call is not complete.");

    /// <summary>Cancelled when the call has ended in any way but by its server's word.</summary>
    public CancellationToken CancellationToken => _cancellation.Token;

    protected GrpcChannel Channel => channel;

    /// <summary>The time left when the call began; null without a deadline.</summary>
    protected TimeSpan? Timeout { get; private set; }

    public void Cancel() => End(CallOutcome.Of(StatusCode.Cancelled, "Call canceled by the client."));

    public void Dispose() => End(CallOutcome.Of(StatusCode.Cancelled, "gRPC call disposed."));

    /// <summary>Lets a token given to a single read or write end the call: half a message cannot be taken back.</summary>
    public CancellationTokenRegistration CancelWith(CancellationToken cancellationToken) =>
        cancellationToken.UnsafeRegister(static call => ((ClientCall)call!).Cancel(), this);

    /// <summary>Ends the call with a failure of its own side; what the caller is told is the first reason it ended for.</summary>
    public Exception Fail(Exception cause)
    {
        End(TransportFailure.Of(cause));
        return Error();
    }

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

    protected void SetHeaders(Metadata headers) => _headers.TrySetResult(headers);

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

        if (outcome.Status.StatusCode == StatusCode.OK)
        {
            _headers.TrySetResult(outcome.Trailers);
        }
        else if (_headers.TrySetException(Error()))
        {
            // A caller that never asks for the headers has not left an error unseen.
            _ = _headers.Task.Exception;
        }

        _ended.TrySetResult();
        Release();
    }

    /// <summary>Gives back what the call holds of the connection.</summary>
    protected abstract void Release();

    private void StartClock(DateTime deadline)
    {
        if (deadline.Kind != DateTimeKind.Utc && deadline != DateTime.MinValue)
        {
            throw new InvalidOperationException("Deadline must have a kind DateTimeKind.Utc or be equal to DateTime.MaxValue or DateTime.MinValue.");
        }

        Timeout = deadline - TimeProvider.System.GetUtcNow().UtcDateTime;
        if (Timeout <= TimeSpan.Zero)
        {
            Expire();
            return;
        }

        var dueTime = Timeout.Value < LongestTimer ? Timeout.Value : LongestTimer;
        _deadline = TimeProvider.System.CreateTimer(static call => ((ClientCall)call!).Expire(), this, dueTime, System.Threading.Timeout.InfiniteTimeSpan);
    }

    private void Expire() => End(CallOutcome.Of(StatusCode.DeadlineExceeded, "The deadline of the call has passed."));

    private void StopListening()
    {
        _deadline?.Dispose();
        _cancelled.Unregister();
        _closing.Unregister();
    }
}
