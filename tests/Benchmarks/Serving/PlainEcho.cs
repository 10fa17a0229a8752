// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace StatsExchange.Benchmarks.Serving;

/// <summary>The same server without gRPC: the bytes of the request, as they came.</summary>
internal static class PlainEcho
{
    public const string Path = "/plain/echo";
    public const string MeterPath = "/plain/allocated";

    public static async Task EchoAsync(HttpContext context)
    {
        var input = context.Request.BodyReader;
        var read = await input.ReadAsync();
        while (!read.IsCompleted)
        {
            input.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            read = await input.ReadAsync();
        }

        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = read.Buffer.Length;
        foreach (var segment in read.Buffer)
        {
            context.Response.BodyWriter.Write(segment.Span);
        }

        input.AdvanceTo(read.Buffer.End);
    }

    /// <summary>What the process has allocated since it started, in bytes.</summary>
    public static Task MeterAsync(HttpContext context) =>
        context.Response.WriteAsync(GC.GetTotalAllocatedBytes(precise: true).ToString(CultureInfo.InvariantCulture));
}
