// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.Domain;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>What the two offices report of a case now: the totals of its periods. Null where no agreement lets the reader compare.</summary>
internal sealed class Originals
{
    private readonly List<MirrorCell> _cells = [];

    public IEnumerable<string> Periods => _cells.Select(cell => cell.TimePeriod);

    public static async Task<Originals?> ReadAsync(HubConnection hub, Case @case, CancellationToken cancellationToken)
    {
        var structure = StructureCatalogue.Find(StructureCatalogue.FindMirrorPair(@case.Pair)!.Destination.Structure)!;
        var range = Domain.PeriodRange.Parse(@case.PeriodFrom, @case.PeriodTo);
        var originals = new Originals();
        var request = new CompareCorridorRequest
        {
            Origin = @case.Origin,
            Destination = @case.Destination,
            Pair = @case.Pair,
            PeriodFrom = @case.PeriodFrom,
            // Cases from before its ends had to be of one frequency.
            PeriodTo = Period.Parse(@case.PeriodFrom).Frequency == Period.Parse(@case.PeriodTo).Frequency ? @case.PeriodTo : "",
            ExactOnly = true,
        };
        try
        {
            using var call = hub.Mirror.CompareCorridor(request, cancellationToken: cancellationToken);
            while (await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false))
            {
                originals._cells.AddRange(call.ResponseStream.Current.Cells
                    .Where(cell => range.Contains(Period.Parse(cell.TimePeriod)) && cell.Dimensions.All(d => structure.FindDimension(d.Key)?.Default is not { } total || total == d.Value)));
            }

            return originals;
        }
        catch (HubException e) when (e.Reason == ErrorReason.NoAgreement)
        {
            return null;
        }
    }

    /// <summary>What the origin and the destination say of a period, for the reader.</summary>
    public (string Origin, string Destination) Of(string period) => _cells.Find(cell => cell.TimePeriod == period) is { } cell
        ? (Side(cell.HasOriginValue ? cell.OriginValue : null, cell.Suppressed is Suppressed.Origin or Suppressed.Both, cell.Ambiguous is Ambiguous.Origin or Ambiguous.Both),
            Side(cell.HasDestinationValue ? cell.DestinationValue : null, cell.Suppressed is Suppressed.Destination or Suppressed.Both, cell.Ambiguous is Ambiguous.Destination or Ambiguous.Both))
        : (Figures.Dash, Figures.Dash);

    public JsonArray ToJson() =>
    [
        .. _cells.Select(cell => new JsonObject
        {
            ["period"] = cell.TimePeriod,
            ["origin"] = cell.HasOriginValue ? cell.OriginValue : null,
            ["destination"] = cell.HasDestinationValue ? cell.DestinationValue : null,
            ["missing"] = ShortNames.Of(cell.Missing),
            ["suppressed"] = ShortNames.Of(cell.Suppressed),
            ["ambiguous"] = ShortNames.Of(cell.Ambiguous),
        }),
    ];

    private static string Side(double? value, bool suppressed, bool ambiguous) => suppressed ? "suppressed" : ambiguous ? "ambiguous" : Figures.Value(value);
}
