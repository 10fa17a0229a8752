// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Domain;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Explanations;

/// <summary>Finds the snapshot whose figure is explained: the one named, or the latest that may be read and holds the figure.</summary>
internal sealed class SnapshotChoice(DraftComparer drafts, BlockCache blocks)
{
    private const int MostSearched = 100;
    private const int PageSize = 1_000;

    /// <exception cref="RefusedException">There is none for this caller.</exception>
    public Task<ChosenSnapshot> FindAsync(ExplainFigureRequest request, FigureQuestion question, CancellationToken cancellationToken) =>
        request.Snapshot.Length > 0 ? NamedAsync(request, question, cancellationToken) : LatestAsync(RegionOf(request), question, cancellationToken);

    private static string RegionOf(ExplainFigureRequest request)
    {
        var region = request.Region.Length > 0 ? request.Region : CallerContext.Required.Region ?? throw RefusedException.Field("region", "expected the regional body whose snapshot is meant, or a snapshot");
        CallerContext.Required.RequireRegion(region);
        return region;
    }

    private async Task<ChosenSnapshot> NamedAsync(ExplainFigureRequest request, FigureQuestion question, CancellationToken cancellationToken)
    {
        var region = RegionIds.RegionOfSnapshot(request.Snapshot);
        if (request.Region.Length > 0 && request.Region != region)
        {
            throw RefusedException.Field("region", $"expected none or {region}, whose snapshot it is");
        }

        var (made, revision) = await ReadAsync(request.Snapshot, cancellationToken);
        if (!IsOfStructure(made.Snapshot, question))
        {
            throw RefusedException.Field("pair", $"expected a mirror pair of {made.Snapshot.Structure}, which {request.Snapshot} is of");
        }

        return Covers(made.Snapshot, question)
            ? await OpenAsync(made, revision, question, cancellationToken)
            : throw RefusedException.Field("time_period", $"expected a period of {made.Snapshot.PeriodFrom} to {made.Snapshot.PeriodTo}, which {request.Snapshot} covers");
    }

    private async Task<ChosenSnapshot> LatestAsync(string region, FigureQuestion question, CancellationToken cancellationToken)
    {
        foreach (var snapshot in (await CandidatesAsync(region, question, cancellationToken)).Take(MostSearched))
        {
            try
            {
                var (made, revision) = await ReadAsync(snapshot.Id, cancellationToken);
                if (await OpenAsync(made, revision, question, cancellationToken) is { Rows.HasAny: true } found)
                {
                    return found;
                }
            }
            catch (RefusedException refused) when (refused.Reason is ErrorReason.NoAgreement or ErrorReason.StateNotFit)
            {
                // This draft was closed since it was listed; an earlier one may still be read.
            }
        }

        throw RefusedException.NotFound($"snapshot of {region} that may be read now and holds a figure of {question.Origin} to {question.Destination}, pair {question.Pair.Id}, {question.Period}, in these classes");
    }

    private async Task<List<Snapshot>> CandidatesAsync(string region, FigureQuestion question, CancellationToken cancellationToken)
    {
        var found = new List<Snapshot>();
        var request = new ListSnapshotsRequest { Region = region, PageSize = PageSize };
        do
        {
            var page = (await drafts.AskAsync(region, body => body.ListSnapshotsAsync(request.ToProto()), cancellationToken)).Read();
            found.AddRange(page.Snapshots.Where(snapshot => snapshot.Unreadable.Length == 0 && IsOfStructure(snapshot, question) && Covers(snapshot, question)));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0 && found.Count < MostSearched);
        return found;
    }

    private async Task<(SnapshotCompleted Made, long Revision)> ReadAsync(string snapshot, CancellationToken cancellationToken)
    {
        var view = await drafts.AskOfAsync(snapshot, body => body.GetSnapshotAsync(snapshot), cancellationToken);
        return (view.Completed.Read(), view.Revision);
    }

    private async Task<ChosenSnapshot> OpenAsync(SnapshotCompleted made, long revision, FigureQuestion question, CancellationToken cancellationToken)
    {
        var bytes = await blocks.BytesAsync(Hash.FromBytes(made.Manifest.Span), cancellationToken);
        var manifest = SnapshotManifest.Parse(bytes.Span);
        return new ChosenSnapshot(made, manifest, bytes, await SnapshotRows.ReadAsync(blocks, made, manifest, question, cancellationToken), revision);
    }

    private static bool IsOfStructure(Snapshot snapshot, FigureQuestion question) =>
        snapshot.Structure == question.Pair.Origin.Structure || snapshot.Structure == question.Pair.Destination.Structure;

    private static bool Covers(Snapshot snapshot, FigureQuestion question) =>
        PeriodRange.Parse(snapshot.PeriodFrom, snapshot.PeriodTo).Contains(Domain.Period.Parse(question.Period));
}
