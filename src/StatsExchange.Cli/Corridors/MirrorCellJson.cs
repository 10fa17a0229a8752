// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Corridors;

internal static class MirrorCellJson
{
    public static JsonObject Of(MirrorCell cell) => new()
    {
        ["period"] = cell.TimePeriod,
        ["dimensions"] = new JsonObject(cell.Dimensions.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => KeyValuePair.Create<string, JsonNode?>(d.Key, d.Value))),
        ["origin"] = cell.HasOriginValue ? cell.OriginValue : null,
        ["destination"] = cell.HasDestinationValue ? cell.DestinationValue : null,
        ["origin_harmonised"] = cell.HasOriginHarmonised ? cell.OriginHarmonised : null,
        ["destination_harmonised"] = cell.HasDestinationHarmonised ? cell.DestinationHarmonised : null,
        ["difference"] = cell.HasDifference ? cell.Difference : null,
        ["asymmetry"] = cell.HasAsymmetry ? cell.Asymmetry : null,
        ["log_ratio"] = cell.HasLogRatio ? cell.LogRatio : null,
        ["missing"] = ShortNames.Of(cell.Missing),
        ["suppressed"] = ShortNames.Of(cell.Suppressed),
        ["ambiguous"] = ShortNames.Of(cell.Ambiguous),
        ["origin_included"] = ShortNames.Of(cell.OriginIncluded),
        ["destination_included"] = ShortNames.Of(cell.DestinationIncluded),
        ["origin_rivals"] = MessageJson.Of(cell.OriginRivals),
        ["destination_rivals"] = MessageJson.Of(cell.DestinationRivals),
        ["derived"] = ShortNames.Of(cell.Derived),
        ["obstacle"] = ShortNames.Of(cell.Obstacle),
        ["reasons"] = MessageJson.Of(cell.Reasons),
        ["origin_stay"] = cell.OriginStay is { } originStay ? MessageJson.Of(originStay) : null,
        ["destination_stay"] = cell.DestinationStay is { } destinationStay ? MessageJson.Of(destinationStay) : null,
        ["origin_unknown_share"] = cell.HasOriginUnknownShare ? cell.OriginUnknownShare : null,
        ["destination_unknown_share"] = cell.HasDestinationUnknownShare ? cell.DestinationUnknownShare : null,
    };
}
