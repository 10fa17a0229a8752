// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Binary;
using System.Globalization;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests.Client;

/// <summary>One request and the answers a test may give to it.</summary>
/// <param name="Context">The request as Kestrel has it.</param>
/// <param name="Number">Which request to its server it is, from 1.</param>
internal sealed record ScriptedRequest(HttpContext Context, int Number)
{
    /// <summary>What the request said of attempts before it; kept beyond the request.</summary>
    public string? PreviousAttempts { get; } = Context.Request.Headers["grpc-previous-rpc-attempts"].SingleOrDefault();

    public string Host { get; } = Context.Request.Host.Value!;

    public string? Encoding { get; } = Context.Request.Headers["grpc-encoding"].SingleOrDefault();

    public IReadOnlySet<string> HeaderNames { get; } = Context.Request.Headers.Keys.ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sizes of the messages that were read, as they came in.</summary>
    public List<int> MessageSizes { get; } = [];

    public void BeginOk()
    {
        Context.Response.ContentType = "application/grpc";
    }

    /// <summary>Ends the call in its headers, before any message.</summary>
    public Task FailAsync(StatusCode code, string detail = "", string? pushback = null)
    {
        BeginOk();
        Context.Response.Headers["grpc-status"] = ((int)code).ToString(CultureInfo.InvariantCulture);
        Context.Response.Headers["grpc-message"] = detail;
        if (pushback is not null)
        {
            Context.Response.Headers["grpc-retry-pushback-ms"] = pushback;
        }

        return Task.CompletedTask;
    }

    public void EndWith(StatusCode code) => Context.Response.AppendTrailer("grpc-status", ((int)code).ToString(CultureInfo.InvariantCulture));

    public async Task SendAsync(byte flag, uint length, ReadOnlyMemory<byte> payload)
    {
        var frame = new byte[5 + payload.Length];
        frame[0] = flag;
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), length);
        payload.CopyTo(frame.AsMemory(5));
        await Context.Response.Body.WriteAsync(frame);
        await Context.Response.Body.FlushAsync();
    }

    public Task SendAsync(IMessage message)
    {
        var payload = message.ToByteArray();
        return SendAsync(0, (uint)payload.Length, payload);
    }

    public async Task SucceedAsync(IMessage? message = null)
    {
        BeginOk();
        await SendAsync(message ?? new EchoReply());
        EndWith(StatusCode.OK);
    }

    /// <summary>Reads messages: so many, or all there are.</summary>
    public async Task ReadMessagesAsync(int count = int.MaxValue)
    {
        var header = new byte[5];
        while (MessageSizes.Count < count && await Context.Request.Body.ReadAtLeastAsync(header, 5, throwOnEndOfStream: false) == 5)
        {
            var payload = new byte[BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(1))];
            await Context.Request.Body.ReadExactlyAsync(payload);
            MessageSizes.Add(payload.Length);
        }
    }

    /// <summary>Ends the stream with RST_STREAM.</summary>
    public void Reset(int errorCode) => Context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(errorCode);
}
