// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Client.Submissions;

/// <summary>One Submit call, made once there is something to send; disposed before it is completed, it is given up.</summary>
internal sealed class SubmitCall(HubConnection hub, SubmissionHeader header, CancellationToken cancellationToken) : IDisposable
{
    private AsyncClientStreamingCall<SubmitRequest, SubmitResponse>? _call;
    private bool _open;

    public async Task SendAsync(ObservationRows rows)
    {
        var call = await OpenAsync().ConfigureAwait(false);
        await WriteAsync(call, new SubmitRequest { Rows = rows }).ConfigureAwait(false);
    }

    /// <exception cref="HubException">The hub refused.</exception>
    public async Task<SubmitResponse> CompleteAsync()
    {
        var call = await OpenAsync().ConfigureAwait(false);
        if (_open)
        {
            try
            {
                await call.RequestStream.CompleteAsync().ConfigureAwait(false);
            }
            catch (RpcException)
            {
                // The answer says why.
            }
        }

        return await call.ResponseAsync.ConfigureAwait(false);
    }

    public void Dispose() => _call?.Dispose();

    private async Task<AsyncClientStreamingCall<SubmitRequest, SubmitResponse>> OpenAsync()
    {
        if (_call is null)
        {
            _call = hub.Submissions.Submit(cancellationToken: cancellationToken);
            _open = true;
            await WriteAsync(_call, new SubmitRequest { Header = header }).ConfigureAwait(false);
        }

        return _call;
    }

    // The hub ends a call it refuses while rows are still being written: the answer says why, not the failed write.
    private async Task WriteAsync(AsyncClientStreamingCall<SubmitRequest, SubmitResponse> call, SubmitRequest message)
    {
        if (!_open)
        {
            return;
        }

        try
        {
            await call.RequestStream.WriteAsync(message, cancellationToken).ConfigureAwait(false);
        }
        catch (RpcException)
        {
            _open = false;
        }
        catch (InvalidOperationException) when (call.ResponseAsync.IsCompleted)
        {
            _open = false;
        }
    }
}
