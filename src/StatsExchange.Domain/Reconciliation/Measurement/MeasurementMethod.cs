// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using MathNet.Numerics.Distributions;

namespace StatsExchange.Domain.Reconciliation.Measurement;

/// <summary>
/// The measurement model: a plug-in of the model coded in MigMod (after Raymer, Wiśniowski, Forster, Smith and Bijak 2013), that is, its
/// published priors put into a closed formula instead of a simulation of the posterior. Per report z of the undercount class with share
/// ~ Beta(a, b): ln y = ln z + ln f(d) − (ψ(a) − ψ(a+b)), with variance ψ₁(a) − ψ₁(a+b) + σ²(accuracy) + 1/z. Both sides are pooled by
/// inverse variance. Values are medians, in the unit of the reports; intervals are those of a normal distribution of ln y.
/// </summary>
internal sealed class MeasurementMethod : IReconciliationMethod
{
    private const string Level = "level";

    public MethodDescription Description { get; } = new(
        "measurement",
        "1.0",
        "Measurement model: reports cleared of undercount by class and pooled by their variances, with intervals (a plug-in of the model coded in MigMod)",
        "Raymer, Wiśniowski, Forster, Smith, Bijak 2013; MigMod",
        "A report of 0 stands for half a person with the variance of that count; where nothing but zeros is reported the estimate is 0 and its interval begins at 0. A side without a class of undercount and of accuracy is not used.",
        [
            new ParameterDescription(AccuracyVariances.Parameter, "σ² of the log of a figure per class of accuracy that occurs, for example high=0.01,medium=0.04,low=0.09", null) { Form = ParameterForm.NumberByName },
            new ParameterDescription(UndercountPriors.MediumEmigration, "the Beta prior a,b of the share that emigration reports of the class medium count; needed where they occur", string.Empty),
            new ParameterDescription(UndercountPriors.MediumImmigration, "the Beta prior a,b of the share that immigration reports of the class medium count; needed where they occur", string.Empty),
            new ParameterDescription(Level, "the probability of the intervals, above 0 and below 1", "0.95") { Form = ParameterForm.Number },
        ])
    {
        IsOfOneCorridor = true,
    };

    public void Check(ReconciliationInput region, IReadOnlyDictionary<string, string> parameters) => Read(region, Description.Resolve(parameters));

    public MethodResult Apply(ReconciliationInput input, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default)
    {
        var resolved = Description.Resolve(parameters);
        var (priors, variances, deviate) = Read(input, resolved);
        PooledFlow?[] flows = [.. input.Figures.Select(f => Pool(f, priors, variances))];
        cancellationToken.ThrowIfCancellationRequested();
        return new MethodResult(
            Description.Id,
            Description.Version,
            resolved,
            [.. input.Figures.Zip(flows, (figure, flow) => Estimate(figure, flow, deviate))],
            [],
            null)
        {
            Totals = MeasurementTotals.Of(input, flows, deviate),
            Harmonised = input.Harmonised,
        };
    }

    public double? ExpectedReport(CorridorFigure figure, ReportSide side, MethodResult result, CorridorEstimate estimate) =>
        figure.Quality(side) is { Undercount: { } undercount }
            ? estimate.Value * Math.Exp(new UndercountPriors(result.Parameters).Of(side, undercount).MeanOfLog)
            : null;

    private static (UndercountPriors Priors, AccuracyVariances Variances, double Deviate) Read(
        ReconciliationInput region, ImmutableSortedDictionary<string, string> resolved) => region.Kind == FigureKind.Flows
            ? (new UndercountPriors(resolved), new AccuracyVariances(resolved[AccuracyVariances.Parameter]), Deviate(resolved[Level]))
            : throw new ReconciliationException(ReconciliationError.WrongKind, "pair", "The priors are those of flows, and these figures are stocks.");

    private static PooledFlow? Pool(CorridorFigure figure, UndercountPriors priors, AccuracyVariances variances)
    {
        var emigration = Measure(figure, ReportSide.Emigration, priors, variances);
        var immigration = Measure(figure, ReportSide.Immigration, priors, variances);
        var isZero = (emigration is null || figure.UsableOrigin == 0) && (immigration is null || figure.UsableDestination == 0);
        return PooledFlow.Of(emigration, immigration, isZero);
    }

    private static SideMeasure? Measure(CorridorFigure figure, ReportSide side, UndercountPriors priors, AccuracyVariances variances) =>
        figure.Counted(side) is { } value && figure.Quality(side) is { Undercount: { } undercount, Accuracy: { } accuracy } quality
            ? SideMeasure.Of(value, quality.StayFactor, priors.Of(side, undercount), variances.Of(accuracy))
            : null;

    private static CorridorEstimate Estimate(CorridorFigure figure, PooledFlow? flow, double deviate)
    {
        if (flow is null)
        {
            return CorridorEstimate.None(figure, MissingEstimate.ReasonFor(figure, EstimateReason.NoClass));
        }

        var half = deviate * Math.Sqrt(flow.Variance);
        return CorridorEstimate.Of(figure, flow.Value) with
        {
            Lower = flow.IsZero ? 0 : Math.Exp(flow.Log - half),
            Upper = Math.Exp(flow.Log + half),
        };
    }

    private static double Deviate(string level) =>
        ParameterNumber.Of(level) is { } p and > 0 and < 1
            ? Normal.InvCDF(0, 1, (1 + p) / 2)
            : throw new ReconciliationException(ReconciliationError.InvalidParameter, Level, $"'{level}' is not a probability between 0 and 1.");
}
