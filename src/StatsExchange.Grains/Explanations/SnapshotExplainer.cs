// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Orleans;
using StatsExchange.Domain;
using StatsExchange.Domain.Reasons;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Snapshots;
using StatsExchange.V1;
using StayHarmonisation = StatsExchange.Domain.Harmonisation.StayHarmonisation;

namespace StatsExchange.Grains.Explanations;

/// <summary>Tells a regional body how a figure of its snapshot came about.</summary>
internal sealed class SnapshotExplainer(IGrainFactory grains, BlockCache blocks, SliceReader slices, DraftComparer drafts)
{
    public async Task<ExplainFigureResponse> ExplainAsync(ExplainFigureRequest request, FigureQuestion question, CancellationToken cancellationToken)
    {
        var chosen = await new SnapshotChoice(drafts, blocks).FindAsync(request, question, cancellationToken);
        var reports = new PinnedReports(new SideOfThenReader(grains, slices), question, chosen);
        var origin = await reports.OfAsync(CorridorSide.OriginOf(question), cancellationToken);
        var destination = await reports.OfAsync(CorridorSide.DestinationOf(question), cancellationToken);
        var estimates = new EstimateExplainer(grains, blocks, slices, question, chosen);
        var read = await estimates.ReadAsync(cancellationToken);
        var harmonisation = StayHarmonisation.Find(read?.Made.Result.Harmonised ?? "");
        var compared = new ComparedSides(question, origin.Then, destination.Then, harmonisation);
        ReportDetails.AddTo(origin, compared);
        ReportDetails.AddTo(destination, compared);
        var told = new ExplainFigureResponse
        {
            Snapshot = chosen.Snapshot,
            ManifestDigest = ByteString.CopyFrom(Convert.FromHexString(Digest.Of(chosen.ManifestBytes.Span).ToString())),
            ManifestSignature = chosen.Signature,
            KeyId = chosen.Manifest.KeyId,
            OriginReport = origin.Told,
            DestinationReport = destination.Told,
            Estimate = await estimates.ExplainAsync(read, origin, destination, cancellationToken),
            Cases = { await new CaseExplainer(grains, blocks, question, chosen).ExplainAsync(cancellationToken) },
            Revision = chosen.Revision,
        };
        AddComparison(told, origin, destination, compared, harmonisation);
        if (chosen.Snapshot.State == SnapshotState.Draft)
        {
            // What is revoked, withheld or taken back while a draft is explained is not told any more.
            await drafts.AskOfAsync(chosen.Snapshot.Id, body => body.GetSnapshotAsync(chosen.Snapshot.Id), cancellationToken);
        }

        return told;
    }

    private static void AddComparison(
        ExplainFigureResponse told, PinnedReport origin, PinnedReport destination, ComparedSides compared, StayHarmonisation? harmonisation)
    {
        told.ComparisonUntold = WhyNotCompared(origin, destination, compared);
        if (told.ComparisonUntold == UntoldReason.Unspecified)
        {
            told.Comparison = compared.Told;
            told.ReasonMethod = ExplainedDifference.MethodVersion;
            told.Harmonisation = harmonisation is null ? null : ReasonMessages.Of(harmonisation);
        }
    }

    private static UntoldReason WhyNotCompared(PinnedReport origin, PinnedReport destination, ComparedSides compared) =>
        !origin.IsOpen || !destination.IsOpen ? UntoldReason.Withheld
        : !origin.Told.Figure.HasValue && !destination.Told.Figure.HasValue ? UntoldReason.NoSuchFigure
        : !Agrees(origin, compared.Told?.HasOriginValue == true) || !Agrees(destination, compared.Told?.HasDestinationValue == true) ? UntoldReason.NoLongerPermitted
        : UntoldReason.Unspecified;

    // What the snapshot shows cannot be put beside the other where its office lets nobody read any more how it was counted.
    private static bool Agrees(PinnedReport report, bool isCompared) => report.Told.Figure.HasValue == isCompared;
}
