// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Grpc.Core;
using StatsExchange.Grains.Callers;
using StatsExchange.Hub.Refusals;
using StatsExchange.V1;

namespace StatsExchange.Hub.Requests;

/// <summary>
/// How much one message of a request may become in memory. Its bytes bound that badly: two of them make an empty row of 400, and a group that
/// is unknown still more.
/// </summary>
/// <param name="Messages">Messages within it, at any depth: rows, and the list that holds them.</param>
/// <param name="Entries">Entries of maps and texts of lists.</param>
internal sealed record RequestLimits(int Messages, int Entries)
{
    /// <summary>Fields unknown here, and fields of these. A client that is newer than the hub sends some, and each is kept.</summary>
    public const int Unknown = 10_000;

    /// <summary>How often more comes of the message that a oneof holds already: all that was there is copied then.</summary>
    public const int Merges = 16;

    // A row that says where it belongs has more than 60 bytes, and an entry hardly less than 10: 4 MiB hold fewer of both.
    private static readonly RequestLimits OfStream = new(100_000, 400_000);

    // Ten times as many as any one request may hold by its own rules, and a thousand rows of a hundred columns. Much less than that of a stream:
    // a request by itself is parsed before its caller is known, and no gate counts how many are.
    private static readonly RequestLimits OfOne = new(10_000, 100_000);

    public static RequestLimits Of(MethodType method) => method == MethodType.ClientStreaming ? OfStream : OfOne;

    /// <summary>The refusal of a message with more of something than it may hold.</summary>
    public static RpcException Beyond(int most, string what) => RichStatus.Of(new RefusedException(
        ErrorReason.MessageTooLarge,
        $"A message of this request holds at most {most.ToString("N0", CultureInfo.InvariantCulture)} {what}; send fewer in each."));
}
