// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;
using StatsExchange.Domain.Validation.Mirrors;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;
using MirrorPair = StatsExchange.Domain.Structures.MirrorPair;
using Submission = StatsExchange.Domain.Observations.Submission;

namespace StatsExchange.Grains.Submissions;

/// <summary>
/// Holds a submission against the mirror figures of its partners, where agreements let the office compare. Of a partner without one nothing
/// is read, so that neither a finding nor its absence tells anything; a value withheld is missing here as it is in every comparison.
/// </summary>
internal sealed class MirrorStage(SideReader sides, MirrorTolerance tolerance)
{
    public async Task RunAsync(Submission submission, SheetBook ownSheets, FindingCollector findings, CancellationToken cancellationToken)
    {
        var pairs = StructureCatalogue.MirrorPairs
            .SelectMany(pair => new[] { (Pair: pair, IsOrigin: true), (Pair: pair, IsOrigin: false) })
            .Where(side => (side.IsOrigin ? side.Pair.Origin : side.Pair.Destination).Structure == submission.Structure.Id)
            .ToList();
        foreach (var partner in PartnersOf(submission))
        {
            Dictionary<string, ReportedSide?> read = new(StringComparer.Ordinal);
            foreach (var (pair, isOrigin) in pairs)
            {
                var mirror = isOrigin ? pair.Destination : pair.Origin;
                if (!read.TryGetValue(mirror.Structure, out var reported))
                {
                    read.Add(mirror.Structure, reported = await ReadAsync(submission, mirror, partner, cancellationToken));
                }

                if (reported is not null)
                {
                    MirrorCheck.Run(SidesOf(submission, pair, isOrigin, partner, reported, ownSheets), tolerance, findings);
                }
            }
        }
    }

    private static IEnumerable<CountryCode> PartnersOf(Submission submission) => submission.Slices
        .SelectMany(slice => slice.Observations.Columns[slice.Observations.Structure.SlicePositionOf("COUNTERPART_AREA")].Codes)
        .Distinct(StringComparer.Ordinal)
        .Where(code => CountryCode.TryParse(code, out _) && code != submission.Reporter.Value)
        .Order(StringComparer.Ordinal)
        .Select(CountryCode.Parse);

    private static IEnumerable<MirrorSides> SidesOf(
        Submission submission, MirrorPair pair, bool isOrigin, CountryCode partner, ReportedSide reported, SheetBook ownSheets)
    {
        var corridor = isOrigin ? new Corridor(submission.Reporter, partner) : new Corridor(partner, submission.Reporter);
        var (origin, destination) = isOrigin ? (ownSheets, reported.Sheets) : (reported.Sheets, ownSheets);
        return
            from sent in submission.Slices
            let period = sent.Observations.Period
            where reported.Scope.Covers(period) && reported.Slice(period) is not null
            select new MirrorSides(
                pair, corridor, sent, reported.Slice(period)!, isOrigin, CountedAlike.In(pair, corridor, period, origin, destination), ownSheets, reported.Sheets);
    }

    private async Task<ReportedSide?> ReadAsync(Submission submission, MirrorSide mirror, CountryCode partner, CancellationToken cancellationToken)
    {
        var periods = submission.Slices.Select(slice => slice.Observations.Period);
        var question = new ReadingRequest(mirror.Structure, First(periods), Last(periods), Use.Compare, ForValidation: true);
        try
        {
            return await sides.ReadAsync(mirror, partner.Value, question, cancellationToken);
        }
        catch (Exception fault) when (fault is RefusedException or TimeoutException)
        {
            // Without an agreement, or out of reach: what a partner's journal is like decides on no submission of another.
            return null;
        }
    }

    private static string First(IEnumerable<string> periods) => periods.Select(Domain.Period.Parse).MinBy(period => (period.Year, period.FirstMonth)).ToString();

    private static string Last(IEnumerable<string> periods) => periods.Select(Domain.Period.Parse).MaxBy(period => (period.Year, period.LastMonth)).ToString();
}
