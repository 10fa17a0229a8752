// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Storage.V1;
using StatsExchange.V1;
using Comparing = StatsExchange.Domain.Reconciliation.Comparison;

namespace StatsExchange.Grains.Jobs;

/// <summary>What a method says of one period, and what it expects of the reports that were hidden from it.</summary>
/// <param name="Run">Over all corridors.</param>
/// <param name="Hidden">By what was hidden, and by corridor that was chosen for it.</param>
internal sealed record ScoredRun(Comparing.MethodRun Run, ImmutableArray<ImmutableArray<Comparing.HiddenReport>> Hidden)
{
    /// <summary>Runs a method, then once for each report that is hidden from it.</summary>
    public static ScoredRun Of(ComparisonGround ground, string period, int method, JobWork work, CancellationToken cancellationToken)
    {
        var (choice, input, corridors) = (ground.Choices[method], ground.Inputs[period], ground.Hidden[period]);
        var run = Comparing.MethodRun.Of(input, choice, cancellationToken);
        long done = 0, total = (long)corridors.Length * ground.Sides.Length;
        return new ScoredRun(run, [.. ground.Sides.Select(side => corridors.Select(at => Hide(at, side)).ToImmutableArray())]);

        Comparing.HiddenReport Hide(int at, Comparing.HiddenSide side)
        {
            cancellationToken.ThrowIfCancellationRequested();
            work.Report($"Predicting hidden reports of {period} by {choice.Name}", done++, total);

            // A method that cannot run on all figures is not asked again for each corridor.
            return run.Failure is null
                ? Comparing.LeaveOneOut.Hide(input, at, choice, side, cancellationToken)
                : Comparing.LeaveOneOut.CannotRun(input, at, side);
        }
    }

    /// <summary>The run that is stored so.</summary>
    public static ScoredRun Read(StoredMethodRun stored, ComparisonGround ground, string period, int method)
    {
        var (figures, corridors) = (ground.Inputs[period].Figures, ground.Hidden[period]);
        var estimates = figures.Zip(stored.Estimates, EstimateOf).ToImmutableArray();
        var hidden = ground.Sides.Select((side, row) => corridors.Select((at, column) => HiddenOf(
            figures[at], side, stored.Predictions[(row * corridors.Length) + column])).ToImmutableArray());
        return new ScoredRun(new Comparing.MethodRun(ground.Choices[method], estimates, stored.Failure.Length > 0 ? stored.Failure : null), [.. hidden]);
    }

    public StoredMethodRun ToStored(ComparisonGround ground, int method) => new()
    {
        Estimates = { Run.Estimates.Select(ComparisonResults.EstimateOf) },
        Failure = Run.Failure ?? "",
        Predictions = { ground.Sides.SelectMany((side, row) => Hidden[row].Select(report => ComparisonResults.PredictionOf(method, side, report))) },
        Vintages = { ground.Reading.Readable.ToDictionary(member => member.Country, member => member.Vintage) },
    };

    private static CorridorEstimate EstimateOf(CorridorFigure figure, MethodEstimate stored) => new(
        figure.Origin,
        figure.Destination,
        stored.HasEstimate ? stored.Estimate : null,
        stored.HasLower ? stored.Lower : null,
        stored.HasUpper ? stored.Upper : null,
        stored.Reason.Length > 0 ? ReasonCode.Parse(stored.Reason) : null)
    {
        IsFitted = stored.Fitted,
    };

    private static Comparing.HiddenReport HiddenOf(CorridorFigure figure, Comparing.HiddenSide side, HiddenPrediction stored) => new(
        figure.Usable(Comparing.LeaveOneOut.TargetOf(side))!.Value,
        stored.HasPredicted ? stored.Predicted : null,
        stored.Reason.Length > 0 ? ReasonCode.Parse(stored.Reason) : null);
}
