// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>
/// A call that is made again where its rules allow it. It is settled on one attempt as soon as that attempt's headers
/// arrive, no attempt may follow, or its messages can no longer be kept.
/// </summary>
internal sealed class RetryingCall<TRequest, TResponse> : ICall<TResponse>
    where TRequest : class
    where TResponse : class
{
    private readonly Lock _gate = new();
    private readonly GrpcChannel _channel;
    private readonly Method<TRequest, TResponse> _method;
    private readonly CallOptions _options;
    private readonly RetryRules _rules;
    private readonly Backoff _backoff;
    private readonly ReplayBuffer _buffer;
    private readonly CancellationTokenSource _interrupted;
    private readonly TaskCompletionSource<ClientCall<TRequest, TResponse>> _settled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private ClientCall<TRequest, TResponse>? _attempt;
    private ReplayContent? _content;
    private CallOutcome? _ending;
    private Task? _over;
    private int _attempts;
    private bool _isLast;

    public RetryingCall(GrpcChannel channel, Method<TRequest, TResponse> method, CallOptions options, RetryRules rules)
    {
        _channel = channel;
        _method = method;
        _options = options;
        _rules = rules;
        _backoff = new Backoff(rules, channel.Random);
        _buffer = new ReplayBuffer(channel);
        _interrupted = CancellationTokenSource.CreateLinkedTokenSource(options.CancellationToken, channel.Closing);
    }

    public CallOptions Options => _options;

    public Task<Metadata> Headers => ReadHeadersAsync();

    public CallOutcome Outcome => _settled.Task.IsCompletedSuccessfully
        ? _settled.Task.Result.Outcome
        : throw new InvalidOperationException("Unable to get the status or trailers because the call is not complete.");

    public void Start(string? host, TRequest? onlyMessage = null)
    {
        if (onlyMessage is not null)
        {
            SendOnly(onlyMessage);
        }

        ClientCall<TRequest, TResponse> first;
        try
        {
            first = StartAttempt(host);
        }
        catch
        {
            _buffer.Settle();
            _interrupted.Dispose();
            throw;
        }

        _ = RunAsync(host, first);
    }

    public async ValueTask<TResponse?> ReadAsync() => await (await _settled.Task.ConfigureAwait(false)).ReadAsync().ConfigureAwait(false);

    public async Task<TResponse> ReadOnlyMessageAsync() => await (await _settled.Task.ConfigureAwait(false)).ReadOnlyMessageAsync().ConfigureAwait(false);

    public async Task WriteAsync(TRequest message, WriteOptions? writeOptions)
    {
        ThrowIfEnded();
        var index = Keep(message, writeOptions);
        if (!await _buffer.WaitUntilSentAsync(index, _over ??= WaitUntilOverAsync()).ConfigureAwait(false))
        {
            throw await ReasonAsync().ConfigureAwait(false);
        }
    }

    public void CompleteWriting() => _buffer.Complete();

    public CancellationTokenRegistration CancelWith(CancellationToken cancellationToken) => cancellationToken.UnsafeRegister(
        static call => ((RetryingCall<TRequest, TResponse>)call!).End(ClientCall.CancelledOutcome), this);

    public void Dispose() => End(ClientCall.DisposedOutcome);

    private async Task RunAsync(string? host, ClientCall<TRequest, TResponse> attempt)
    {
        while (!await attempt.WaitUntilOpenAsync().ConfigureAwait(false) && await BackOffAsync(attempt.Outcome).ConfigureAwait(false))
        {
            attempt = StartAttempt(host);
        }

        lock (_gate)
        {
            Settle(attempt);
        }

        await attempt.Ended.ConfigureAwait(false);
        _interrupted.Dispose();
    }

    /// <summary>An attempt at a call that ended meanwhile ends at once, with the reason the call ended for.</summary>
    private ClientCall<TRequest, TResponse> StartAttempt(string? host)
    {
        lock (_gate)
        {
            _buffer.Restart();
            var attempt = _attempt = new ClientCall<TRequest, TResponse>(_channel, _method, _options) { Attempt = ++_attempts };
            if (_ending is not null)
            {
                attempt.EndWith(_ending);
            }

            _content = new ReplayContent(_buffer, attempt);
            attempt.Start(host, _content);
            if (_isLast)
            {
                Settle(attempt);
            }

            return attempt;
        }
    }

    /// <summary>Waits for the time of the next attempt; false where there is to be none.</summary>
    private async Task<bool> BackOffAsync(CallOutcome outcome)
    {
        var pushback = Pushback.Of(outcome.Trailers);
        var left = TimeLeft();
        if (_settled.Task.IsCompleted
            || _attempts >= _rules.MaxAttempts
            || pushback.ForbidsRetry
            || !(pushback.IsNamed || _rules.RetryableStatusCodes.Contains(outcome.Status.StatusCode))
            || _interrupted.IsCancellationRequested
            || left <= TimeSpan.Zero)
        {
            return false;
        }

        var delay = _backoff.Next(pushback.Delay);
        try
        {
            await Task.Delay(left < delay ? left.Value : delay, _channel.Clock, _interrupted.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The next attempt says in what way the call was ended.
            return true;
        }

        if (left < delay)
        {
            End(ClientCall.LateOutcome);
        }

        return true;
    }

    private TimeSpan? TimeLeft() =>
        _options.Deadline is { } deadline && deadline != DateTime.MaxValue ? deadline - _channel.Clock.GetUtcNow().UtcDateTime : null;

    private int Keep(TRequest message, WriteOptions? writeOptions)
    {
        var framed = Frame(message, writeOptions);
        lock (_gate)
        {
            if (!_buffer.Add(framed, out var index))
            {
                _isLast = true;
                if (_attempt is { HasEnded: false } running)
                {
                    Settle(running);
                }
            }

            return index;
        }
    }

    private void SendOnly(TRequest message)
    {
        try
        {
            Keep(message, _options.WriteOptions);
        }
        catch (RpcException)
        {
            // The first attempt ends with the reason.
        }

        _buffer.Complete();
    }

    private ReadOnlyMemory<byte> Frame(TRequest message, WriteOptions? writeOptions)
    {
        try
        {
            return RequestFraming.Of(_options, _channel.MaxSendMessageSize).Frame(message, _method.RequestMarshaller.ContextualSerializer, writeOptions);
        }
        catch (Exception exception)
        {
            var outcome = TransportFailure.Of(TransportFailure.NotStarted, exception);
            End(outcome);
            throw new RpcException(outcome.Status, outcome.Trailers);
        }
    }

    private void End(CallOutcome outcome)
    {
        ClientCall? running;
        lock (_gate)
        {
            _ending ??= outcome;
            running = _attempt;
        }

        running?.EndWith(outcome);
        try
        {
            _interrupted.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The call was over.
        }
    }

    private void Settle(ClientCall<TRequest, TResponse> attempt)
    {
        if (_settled.TrySetResult(attempt))
        {
            _buffer.Settle();
        }
    }

    private async Task<Metadata> ReadHeadersAsync() => await (await _settled.Task.ConfigureAwait(false)).Headers.ConfigureAwait(false);

    private async Task WaitUntilOverAsync()
    {
        var attempt = await _settled.Task.ConfigureAwait(false);
        await attempt.WaitUntilOpenAsync().ConfigureAwait(false);
        await Task.WhenAny(attempt.Ended, _content!.Broken).ConfigureAwait(false);
    }

    private void ThrowIfEnded()
    {
        if (_settled.Task is { IsCompletedSuccessfully: true, Result: { HasEnded: true } attempt })
        {
            throw attempt.WriteRefusal();
        }
    }

    private async Task<Exception> ReasonAsync() =>
        await (await _settled.Task.ConfigureAwait(false)).ExplainFailedWriteAsync(cause: null).ConfigureAwait(false);
}
