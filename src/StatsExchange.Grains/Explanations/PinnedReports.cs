// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Google.Protobuf;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Reasons;
using StatsExchange.V1;
using UnknownPartnerShare = StatsExchange.Domain.Reasons.UnknownPartnerShare;

namespace StatsExchange.Grains.Explanations;

/// <summary>Tells what a snapshot holds of an end's figure, and where it came from.</summary>
internal sealed class PinnedReports(SideOfThenReader sides, FigureQuestion question, ChosenSnapshot chosen)
{
    private const string Events = "EV";

    public async Task<PinnedReport> OfAsync(CorridorSide side, CancellationToken cancellationToken)
    {
        var row = chosen.Rows.Find(side.Figure);
        var told = new ExplainedReport
        {
            Country = side.Country,
            Figure = row?.Tell(side.Figure) ?? new ToldFigure { Figure = side.Figure, Standing = FigureStanding.Absent, Untold = WhyAbsent(side) },
            Vintage = row is { } there && long.TryParse(there[side.VintageAttribute], NumberStyles.None, CultureInfo.InvariantCulture, out var vintage) ? vintage : 0,
        };
        told.SetAside.AddRange(chosen.Manifest.SetAside
            .Where(figures => figures.Country == side.Country)
            .Select(figures => new SetAsideFigures { Reason = figures.Reason, Observations = figures.Observations }));
        if (chosen.Snapshot.Structure != side.Reported.Structure || chosen.Manifest.Sources.FirstOrDefault(source => source.Country == side.Country) is not { } read)
        {
            return new PinnedReport(side, told, null, null);
        }

        told.ReadAt = read.Revision;
        told.Commitment = CommitmentOf(read, told.Vintage);
        told.NamedSheets.AddRange(NamedSheets.Of(read, side.Reported, side.Counterpart, question.Period));
        var then = await sides.ReadAsync(side.Reported, side.Country, question, chosen.Region, read.Revision, cancellationToken);
        told.SheetsUntold = then is null ? UntoldReason.NoLongerPermitted : UntoldReason.Unspecified;

        // Whether a withheld cell was revised is withheld with it.
        var now = then is null || row?.Value is null ? null : await sides.ReadAsync(side.Reported, side.Country, question, chosen.Region, null, cancellationToken);
        return new PinnedReport(side, told, then?.Only((slice, at) => IsShown(side, slice, at)), now);
    }

    private UntoldReason WhyAbsent(CorridorSide side) =>
        chosen.Snapshot.Structure != side.Reported.Structure ? UntoldReason.OtherStructure
        : Domain.Areas.Regions.Find(chosen.Region)!.Members.All(member => member.Value != side.Country) ? UntoldReason.NoMember
        : chosen.Manifest.Omitted.FirstOrDefault(omission => omission.Country == side.Country && (omission.Periods.Count == 0 || omission.Periods.Contains(question.Period))) is { } omitted
            ? omitted.Reason == "NO_DATA" ? UntoldReason.NoData : UntoldReason.NoAgreement
        : UntoldReason.NoSuchFigure;

    private static ByteString CommitmentOf(ManifestSource read, long vintage) =>
        read.Submissions.FirstOrDefault(submission => submission.Vintage == vintage) is { } submission
            ? ByteString.CopyFrom(Convert.FromHexString(submission.Commitment))
            : ByteString.Empty;

    // Only what the snapshot shows with the very value: what it withholds or left out is no ground for anything told.
    private bool IsShown(CorridorSide side, Slice slice, int row)
    {
        var partner = CodeOf(slice, row, "COUNTERPART_AREA");
        return (partner == side.Counterpart || UnknownPartnerShare.Margins.Contains(partner))
            && CodeOf(slice, row, "MEASURE") == side.Reported.Filter["MEASURE"]
            && CodeOf(slice, row, "FLOW_CONCEPT") is "" or Events
            && chosen.Rows.Shows(slice, row, side.Figure);
    }

    private static string CodeOf(Slice slice, int row, string dimension) =>
        slice.Structure.SlicePositionOf(dimension) is var position and >= 0 ? slice.Columns[position][row] : "";
}
