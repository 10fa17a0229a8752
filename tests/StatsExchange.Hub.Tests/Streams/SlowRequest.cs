// SPDX-License-Identifier: Apache-2.0
using System.Net;
using System.Net.Http.Headers;

namespace StatsExchange.Hub.Tests.Streams;

/// <summary>A unary call whose only message is never whole; it comes at a given pace.</summary>
internal sealed class SlowRequest : IDisposable
{
    private const int MoreThanAWindow = 0x180000;

    private readonly HttpClient _client = new();
    private readonly TricklingContent _content;
    private readonly Task<HttpResponseMessage> _response;

    public SlowRequest(Uri address, int bytesPerSecond = 4096, int ahead = MoreThanAWindow)
    {
        _content = new TricklingContent(bytesPerSecond, ahead);
        _content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        _response = _client.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, new Uri(address, "grpc.health.v1.Health/Check"))
            {
                Version = HttpVersion.Version20,
                VersionPolicy = HttpVersionPolicy.RequestVersionExact,
                Content = _content,
            },
            HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>Returns once what goes ahead has been sent. By default that is more than the hub lets anybody send before it reads: then it is surely under way there.</summary>
    public Task SentAsync() => _content.Sent;

    /// <summary>Waits for the end: true where the hub broke it off without an answer, in whichever way the client noticed first.</summary>
    public async Task<bool> IsCutAsync()
    {
        try
        {
            using var response = await _response;
            return false;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return true;
        }
    }

    public void Dispose() => _client.Dispose();

    private sealed class TricklingContent(int bytesPerSecond, int ahead) : HttpContent
    {
        private const int Length = 0x300000;
        private static readonly byte[] Head = [0, 0, 0x30, 0, 0];
        private readonly TaskCompletionSource _sent = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Sent => _sent.Task;

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            await stream.WriteAsync(Head, cancellationToken);
            await stream.WriteAsync(new byte[ahead], cancellationToken);
            await stream.FlushAsync(cancellationToken);
            _sent.TrySetResult();
            var piece = new byte[Math.Max(1, bytesPerSecond / 10)];
            for (var sent = ahead; sent < Length - piece.Length; sent += piece.Length)
            {
                await Task.Delay(100, cancellationToken);
                await stream.WriteAsync(piece, cancellationToken);
                await stream.FlushAsync(cancellationToken);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
