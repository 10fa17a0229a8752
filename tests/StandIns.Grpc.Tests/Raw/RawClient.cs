// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;

namespace StandIns.Grpc.Tests;

/// <summary>Sends what no gRPC client would: HTTP/2 requests with any bytes and headers.</summary>
internal sealed class RawClient(Uri address) : IDisposable
{
    private readonly HttpClient _http = new() { BaseAddress = address, Timeout = TimeSpan.FromMinutes(1) };

    public static byte[] Frame(byte[] payload, byte flag = 0)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), payload.Length);
        payload.CopyTo(frame, 5);
        return frame;
    }

    public async Task<RawReply> PostAsync(string path, byte[] body, params (string Name, string Value)[] headers)
    {
        using var response = await SendAsync(path, body, HttpCompletionOption.ResponseContentRead, headers);
        return new RawReply(
            response.StatusCode, Fields(response.Headers), await response.Content.ReadAsByteArrayAsync(), Fields(response.TrailingHeaders));
    }

    /// <summary>A response whose messages nobody reads yet.</summary>
    public Task<HttpResponseMessage> PostWithoutReadingAsync(string path, byte[] body, params (string Name, string Value)[] headers) =>
        SendAsync(path, body, HttpCompletionOption.ResponseHeadersRead, headers);

    public void Dispose() => _http.Dispose();

    private async Task<HttpResponseMessage> SendAsync(string path, byte[] body, HttpCompletionOption completion, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.TryAddWithoutValidation("te", "trailers");
        foreach (var (name, value) in headers)
        {
            if (name == "content-type")
            {
                request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(value);
            }
            else
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return await _http.SendAsync(request, completion);
    }

    private static Dictionary<string, string> Fields(HttpHeaders headers) =>
        headers.NonValidated.ToDictionary(field => field.Key, field => string.Join(',', field.Value), StringComparer.OrdinalIgnoreCase);
}
