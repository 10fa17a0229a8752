// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Net;
using Grpc.Core;

namespace StandIns.Grpc.Tests;

/// <summary>A response as HTTP sees it.</summary>
internal sealed record RawReply(HttpStatusCode HttpStatus, IReadOnlyDictionary<string, string> Headers, byte[] Body, IReadOnlyDictionary<string, string> Trailers)
{
    public StatusCode Status => (StatusCode)int.Parse(
        Field("grpc-status") ?? throw new InvalidOperationException("The response has no grpc-status."), CultureInfo.InvariantCulture);

    public string Message => Uri.UnescapeDataString(Field("grpc-message") ?? "");

    private string? Field(string name) => Trailers.TryGetValue(name, out var trailer) ? trailer : Headers.GetValueOrDefault(name);
}
