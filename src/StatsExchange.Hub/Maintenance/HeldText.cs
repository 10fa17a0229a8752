// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json.Nodes;
using StatsExchange.Grains.Checkpoints;

namespace StatsExchange.Hub.Maintenance;

/// <summary>What is said of a comparison with evidence held elsewhere.</summary>
internal static class HeldText
{
    public static JsonObject Facts(HeldComparison comparison) => new()
    {
        ["standing"] = comparison.Standing switch
        {
            HistoryStanding.GoesOn => "goes-on",
            HistoryStanding.Older => "older",
            _ => "another-history",
        },
        ["differences"] = new JsonArray([.. comparison.Differences.Select(difference => new JsonObject
        {
            ["stream"] = difference.Stream,
            ["seq_held"] = difference.SeqHeld,
            ["seq_there"] = difference.SeqThere,
            ["problem"] = difference.Problem,
        })]),
    };

    public static IEnumerable<string> Lines(HeldComparison comparison) => comparison.Differences
        .Select(difference => difference.Stream is null ? difference.Problem : string.Create(
            CultureInfo.InvariantCulture,
            $"{difference.Stream}: held #{difference.SeqHeld}, there {(difference.SeqThere == 0 ? "no entries" : $"#{difference.SeqThere}")}. {difference.Problem}"))
        .Append(comparison.Standing switch
        {
            HistoryStanding.GoesOn => "It goes on from the evidence that was held.",
            HistoryStanding.Older => "It is older than the evidence that was held; as far as that shows, it is the same history.",
            _ => "It is another history than that of the evidence that was held.",
        });
}
