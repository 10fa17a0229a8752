// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.ChoiceRules;

/// <summary>The mean of both values, each weighted by the quality of its reporter: (w_O·O + w_D·D) / (w_O + w_D).</summary>
internal sealed class QualityWeightedMean : IReconciliationMethod
{
    private const string Weights = "weights";
    private const double LargestWeight = 1e9;

    public MethodDescription Description { get; } = new(
        "weighted",
        "1.0",
        "The mean of both values, weighted by the quality of their reporters",
        "UNECE and Eurostat, Guidelines for Exchanging Data to Improve Emigration Statistics (2010)",
        "A 0 counts as a value. Where a side is missing, or a reporter has no weight, or both weights are 0, there is no estimate.",
        [new ParameterDescription(Weights, "a weight of 0 or more per reporter, for example AUT=2,DEU=1.5", null) { Form = ParameterForm.NumberByName }])
    {
        IsOfOneCorridor = true,
    };

    public void Check(ReconciliationInput region, IReadOnlyDictionary<string, string> parameters) => Read(Description.Resolve(parameters)[Weights]);

    public MethodResult Apply(ReconciliationInput input, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default)
    {
        var resolved = Description.Resolve(parameters);
        var weights = Read(resolved[Weights]);
        return new MethodResult(
            Description.Id,
            Description.Version,
            resolved,
            [.. input.Figures.Select(f => Estimate(f, weights))],
            ImmutableArray<ReporterFactor>.Empty,
            null);
    }

    private static CorridorEstimate Estimate(CorridorFigure figure, Dictionary<string, double> weights)
    {
        if (!figure.IsTwoSided)
        {
            return CorridorEstimate.None(figure, BothSides.ReasonWithout(figure));
        }

        if (!weights.TryGetValue(figure.Origin, out var origin)
            || !weights.TryGetValue(figure.Destination, out var destination)
            || origin + destination == 0)
        {
            return CorridorEstimate.None(figure, EstimateReason.NoWeight);
        }

        var share = origin / (origin + destination);
        return BothSides.Combine(figure, (o, d) => (share * o) + ((1 - share) * d));
    }

    private static Dictionary<string, double> Read(string text)
    {
        var weights = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            if (at <= 0 || ParameterNumber.Of(part[(at + 1)..]) is not { } weight || weight > LargestWeight)
            {
                throw new ReconciliationException(
                    ReconciliationError.InvalidParameter, Weights, $"'{part}' is not the weight of one reporter, for example AUT=2.");
            }

            if (!weights.TryAdd(part[..at], weight))
            {
                throw new ReconciliationException(ReconciliationError.InvalidParameter, Weights, $"The weight of {part[..at]} is stated twice.");
            }
        }

        return weights;
    }
}
