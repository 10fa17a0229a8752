// SPDX-License-Identifier: Apache-2.0
using Orleans;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Snapshots;
using StatsExchange.V1;

namespace StatsExchange.Grains.Explanations;

/// <summary>Tells how the reconciliation that a snapshot names came to the estimate of a corridor.</summary>
internal sealed class EstimateExplainer(IGrainFactory grains, BlockCache blocks, SliceReader slices, FigureQuestion question, ChosenSnapshot chosen)
{
    // How well the fit is as a whole would tell of corridors that are not asked about.
    private static readonly string[] Counts = ["cells", "components"];

    /// <summary>What the job recorded; null where the snapshot names none for the pair and period.</summary>
    public async Task<(ManifestReconciliation Named, JobView View, MadeResult Made)?> ReadAsync(CancellationToken cancellationToken)
    {
        if (chosen.Manifest.Reconciliations.FirstOrDefault(named => named.Pair == question.Pair.Id && named.Period == question.Period) is not { } named)
        {
            return null;
        }

        var view = await grains.GetRegion(chosen.Region).GetJobAsync(named.Job);
        var digest = view.Results.First(done => done.TimePeriod == question.Period).Digest;
        return (named, view, await MadeResult.ReadAsync(blocks, digest, cancellationToken));
    }

    /// <param name="read">What the job recorded.</param>
    /// <param name="origin">The origin's figure in the snapshot.</param>
    /// <param name="destination">The destination's figure in the snapshot.</param>
    public async Task<ExplainedEstimate> ExplainAsync(
        (ManifestReconciliation Named, JobView View, MadeResult Made)? read, PinnedReport origin, PinnedReport destination, CancellationToken cancellationToken)
    {
        var row = chosen.Rows.Find(ConsolidatedKeys.EstimatedFigure);
        var told = new ExplainedEstimate
        {
            Figure = row?.Tell(ConsolidatedKeys.EstimatedFigure) ?? new ToldFigure { Figure = ConsolidatedKeys.EstimatedFigure, Standing = FigureStanding.Absent },
        };
        if (read is not var (named, view, made))
        {
            told.Figure.Untold = row is null ? UntoldReason.NoReconciliation : UntoldReason.Unspecified;
            return told;
        }

        var result = made.Result;
        AddNamed(told, named, view.Job.Read());
        var cell = result.Cells.FirstOrDefault(cell => cell.Origin == question.Origin && cell.Destination == question.Destination);
        var isOpen = origin.IsOpen && destination.IsOpen && cell is not null && (row is null ? !cell.HasEstimate : row.Value is not null);
        if (row is null)
        {
            told.Figure.Untold = isOpen ? UntoldReason.NoEstimate : cell is null || !IsAtTotals() ? UntoldReason.NoSuchFigure : UntoldReason.Withheld;
        }

        told.Untold = !IsAtTotals() ? UntoldReason.ClassOfTotal
            : cell is null ? UntoldReason.NoSuchFigure
            : !isOpen ? UntoldReason.Withheld
            : !RestsOnTheSame(cell, origin, destination) ? UntoldReason.RestsOnEarlier
            : UntoldReason.Unspecified;
        if (told.Untold == UntoldReason.Unspecified)
        {
            await AddRecordedAsync(told, made, cancellationToken);
        }

        return told;
    }

    // From a factor and the estimate the figure it was made of can be worked out: it has to be the one that the snapshot shows.
    private static bool RestsOnTheSame(EstimatedCorridor cell, PinnedReport origin, PinnedReport destination) =>
        IsSame(cell.HasOriginValue ? cell.OriginValue : null, origin) && IsSame(cell.HasDestinationValue ? cell.DestinationValue : null, destination);

    private static bool IsSame(double? read, PinnedReport report) =>
        read.Equals(report.Told.Figure.HasValue ? report.Told.Figure.Value : null);

    private void AddNamed(ExplainedEstimate told, ManifestReconciliation named, Job job)
    {
        (told.Job, told.Method, told.MethodVersion) = (named.Job, named.Method, named.MethodVersion);
        told.Parameters.Add(named.Parameters);
        (told.OriginReadAt, told.DestinationReadAt) = (named.Vintages.GetValueOrDefault(question.Origin), named.Vintages.GetValueOrDefault(question.Destination));
        (told.StartedBy, told.EndedAt) = (job.StartedBy, job.EndedAt);
    }

    private async Task AddRecordedAsync(ExplainedEstimate told, MadeResult made, CancellationToken cancellationToken)
    {
        var result = made.Result;
        var released = await new ResultRelease(grains, slices, chosen.Region).ApplyAsync(made, cancellationToken);
        var cell = released.Cells.First(cell => cell.Origin == question.Origin && cell.Destination == question.Destination);
        if (cell.Reason == ResultRelease.NoAgreement)
        {
            told.Untold = UntoldReason.NoLongerPermitted;
            return;
        }

        if (!cell.HasEstimate && result.Cells.Any(made => made.HasEstimate && made.Origin == cell.Origin && made.Destination == cell.Destination))
        {
            told.Untold = UntoldReason.Withheld;
            return;
        }

        // Classes stand in the snapshot, as far as their readers may know them.
        cell.Detail.Clear();
        cell.DetailReason = "";
        told.Cell = cell;
        told.Harmonised = result.Harmonised;
        if (!IsFittedToShown(result))
        {
            told.FitUntold = UntoldReason.Withheld;
            return;
        }

        told.OriginFactor = released.Factors.FirstOrDefault(factor => factor.Reporter == question.Origin && factor.Side == Side.Emigration);
        told.DestinationFactor = released.Factors.FirstOrDefault(factor => factor.Reporter == question.Destination && factor.Side == Side.Immigration);
        told.Residual = released.Residuals.FirstOrDefault(residual => residual.Origin == question.Origin && residual.Destination == question.Destination && residual.TimePeriod.Length == 0);
        foreach (var (name, count) in released.Diagnostics.Where(diagnostic => Counts.Contains(diagnostic.Key)))
        {
            told.Diagnostics.Add(name, count);
        }
    }

    // Who knows a factor, the method and all figures but one can work that one out.
    private bool IsFittedToShown(ReconciliationResult result) =>
        ReconciledPeriods.Of(result).Count == 1
        && result.Cells.All(cell =>
            chosen.Rows.Shows(ConsolidatedKeys.OriginFigure, cell.Origin, cell.Destination, cell.HasOriginValue ? cell.OriginValue : null)
            && chosen.Rows.Shows(ConsolidatedKeys.DestinationFigure, cell.Origin, cell.Destination, cell.HasDestinationValue ? cell.DestinationValue : null));

    private bool IsAtTotals() => question.IsOf(new ProposedFigure { TimePeriod = question.Period });
}
