// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;

namespace StatsExchange.Grains.Snapshots;

/// <summary>
/// Finds agreed figures that would give away what an office withholds by now: those worked out by a rule that everybody knows. The originals
/// need not stand in the snapshot for that.
/// </summary>
internal sealed class WithheldGrounds
{
    private readonly SideReader _sides;

    public WithheldGrounds(SideReader sides) => _sides = sides;

    /// <summary>The periods of an agreed case whose figures are to be withheld.</summary>
    public async Task<IReadOnlySet<string>> PeriodsOfAsync(Case @case, MirrorPair pair, Proposal proposal, string region, CancellationToken cancellationToken)
    {
        var periods = proposal.Figures.Select(figure => figure.TimePeriod).ToHashSet(StringComparer.Ordinal);
        if (proposal.Method.StartsWith("manual", StringComparison.Ordinal))
        {
            return new HashSet<string>();
        }

        var question = new ReadingRequest("", periods.MinBy(Period.Parse)!, periods.MaxBy(Period.Parse)!, Use.PublishAgreed, region) { LeavesOutConfidential = true };
        try
        {
            var origin = await _sides.ReadAsync(pair.Origin, @case.Origin, question, cancellationToken);
            var destination = await _sides.ReadAsync(pair.Destination, @case.Destination, question, cancellationToken);
            return periods.Where(period => IsWithheld(pair, period, origin, destination)).ToHashSet(StringComparer.Ordinal);
        }
        catch (RefusedException refusal) when (refusal.Reason == ErrorReason.NoAgreement)
        {
            // An agreement ended meanwhile, and the snapshot is begun again.
            return periods;
        }
    }

    private static bool IsWithheld(MirrorPair pair, string period, ReportedSide origin, ReportedSide destination)
    {
        var corridor = new Corridor(CountryCode.Parse(origin.Country), CountryCode.Parse(destination.Country));
        return CorridorTotals
            .Compare(pair, corridor, origin.Slice(period), destination.Slice(period), CountedAlike.In(pair, corridor, period, origin.Sheets, destination.Sheets))
            .Any(cell => cell.Origin.Status == MirrorStatus.Suppressed || cell.Destination.Status == MirrorStatus.Suppressed);
    }
}
