// SPDX-License-Identifier: Apache-2.0
using Interop.Protocol;

namespace Interop.TestClient;

/// <summary>Keeps, beside gRPC, which messages of the latest response were compressed; and claims another host where that is wanted.</summary>
internal sealed class ObservingHandler(HttpMessageHandler inner, string? claimedHost) : DelegatingHandler(inner)
{
    private MessageFlags _latest = new();

    public MessageFlags Latest => Volatile.Read(ref _latest);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Host = claimedHost ?? request.Headers.Host;
        var response = await base.SendAsync(request, cancellationToken);
        var flags = new MessageFlags();
        Volatile.Write(ref _latest, flags);
        response.Content = new ObservedContent(response.Content, flags);
        return response;
    }
}
