// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain;
using StatsExchange.Domain.Alignment;
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
            var origin = await _sides.ReadAsync(pair.Origin, @case.Origin, At(question, proposal.OriginVintage), cancellationToken);
            var destination = await _sides.ReadAsync(pair.Destination, @case.Destination, At(question, proposal.DestinationVintage), cancellationToken);
            return periods.Where(period => IsWithheld(pair, period, origin, destination, proposal)).ToHashSet(StringComparer.Ordinal);
        }
        catch (RefusedException refusal) when (refusal.Reason == ErrorReason.NoAgreement)
        {
            // An agreement ended meanwhile, and the snapshot is begun again.
            return periods;
        }
    }

    // The figures that were agreed upon, less what does not stand any more; who had none then is asked for those of now.
    private static ReadingRequest At(ReadingRequest question, long vintage) => vintage > 0 ? question with { AsOfSeq = vintage, MinRevision = vintage } : question;

    // Classes that were agreed by a rule tell of the classes they follow from, also where these are withheld and their total is not.
    private static bool IsWithheld(MirrorPair pair, string period, ReportedSide origin, ReportedSide destination, Proposal proposal)
    {
        if (origin.Slice(period) is null && destination.Slice(period) is null)
        {
            return false;
        }

        var corridor = new Corridor(CountryCode.Parse(origin.Country), CountryCode.Parse(destination.Country));
        var narrowing = CountedAlike.In(pair, corridor, period, origin.Sheets, destination.Sheets);
        var options = CorridorTotals.Narrow(pair, narrowing);
        var divided = proposal.Figures.Where(figure => figure.TimePeriod == period).SelectMany(figure => figure.Dimensions.Keys).Distinct(StringComparer.Ordinal);
        var classes = CorridorAlignment.Compare(
            pair, corridor, origin.Slice(period), destination.Slice(period), options with { Filter = options.Filter.RemoveRange(divided) });
        return CorridorTotals.Compare(pair, corridor, origin.Slice(period), destination.Slice(period), narrowing)
            .Concat(classes.Cells)
            .Any(cell => cell.Origin.Status == MirrorStatus.Suppressed || cell.Destination.Status == MirrorStatus.Suppressed);
    }
}
