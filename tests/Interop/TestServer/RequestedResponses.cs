// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Testing;

namespace Interop.TestServer;

/// <summary>Answers one request for several responses.</summary>
internal static class RequestedResponses
{
    private static readonly WriteOptions Plain = new(WriteFlags.NoCompress);

    /// <exception cref="RpcException">The request asks for this status, or for what cannot be sent.</exception>
    public static async Task SendAsync(StreamingOutputCallRequest request, IServerStreamWriter<StreamingOutputCallResponse> responses, CancellationToken cancellationToken)
    {
        EchoedStatus.Check(request.ResponseStatus);
        foreach (var wanted in request.ResponseParameters)
        {
            if (wanted.IntervalUs > 0)
            {
                await Task.Delay(TimeSpan.FromMicroseconds(wanted.IntervalUs), cancellationToken);
            }

            responses.WriteOptions = Compression(wanted.Compressed);
            await responses.WriteAsync(new StreamingOutputCallResponse { Payload = Payloads.Zeros(request.ResponseType, wanted.Size) }, cancellationToken);
        }
    }

    /// <summary>The host compresses what it may; a message is left plain unless its client asks. Not all clients read nothing that was compressed.</summary>
    public static WriteOptions Compression(BoolValue? wanted) => wanted is { Value: true } ? WriteOptions.Default : Plain;
}
