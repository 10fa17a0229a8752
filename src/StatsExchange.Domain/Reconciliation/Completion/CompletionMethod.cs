// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// Completion: corridors nobody reports, from the multiplicative components of those that are reported, n_ij = T·O_i·D_j·OD_ij (Rogers,
/// Willekens, Little and Raymer 2002; the frame Raymer, Guan and Ha 2019 use for ASEAN). OD is 1, or that of other periods. Where totals of
/// reporters are known, the fitted corridors are brought to what members + other + unknown = total leaves for them. Known figures stay as
/// they are; what is fitted is marked.
/// </summary>
internal sealed class CompletionMethod : IReconciliationMethod
{
    private const string Auxiliary = "auxiliary";
    private const string Tolerance = "tolerance";

    // Half a move on both sides keeps corridors that few take near the table of independence, and none at 0 for ever.
    private const double Shrink = 0.5;

    public MethodDescription Description { get; } = new(
        "completion",
        "1.0",
        "Completion: reported corridors as they are, the others from the multiplicative components of the region, fitted to known totals",
        "Rogers, Willekens, Little, Raymer 2002; Raymer, Guan, Ha 2019; Deming, Stephan 1940",
        "A 0 counts as a known figure. Where all that is known of an origin's departures or of a destination's arrivals is 0, what is fitted is 0. Corridors that nothing known links get no estimate.",
        [
            new ParameterDescription(PreferredSide.Parameter, "which figure is known where both sides report: destination, origin or mean", PreferredSide.Destination),
            new ParameterDescription(Auxiliary, "other periods whose interactions of origin and destination are taken, for example 2013,2014; without any, destinations do not depend on origins", string.Empty)
            {
                Form = ParameterForm.List,
            },
            new ParameterDescription(Tolerance, "the largest relative error of a fitted value, from 1e-13 to 0.01", "0.000001") { Form = ParameterForm.Number },
        ])
    {
        IsOfOneCorridor = false,
    };

    public IReadOnlyList<string> OtherPeriods(IReadOnlyDictionary<string, string> parameters) => Periods(Description.Resolve(parameters));

    public void Check(ReconciliationInput region, IReadOnlyDictionary<string, string> parameters) => Read(Description.Resolve(parameters));

    public MethodResult Apply(ReconciliationInput input, IReadOnlyDictionary<string, string> parameters, CancellationToken cancellationToken = default)
    {
        var resolved = Description.Resolve(parameters);
        var (prefer, tolerance) = Read(resolved);
        var options = new FittingOptions { Tolerance = tolerance, Cancellation = cancellationToken };
        var interaction = Interactions(input, Periods(resolved), prefer, options);
        var table = new RegionTable(input, input.Figures, prefer);
        var expected = RemainingTotals.Fit(table, table.Expected(interaction, options), input.Totals, options);
        return new MethodResult(
            Description.Id, Description.Version, resolved, [.. input.Figures.Select(f => Estimate(f, input, prefer, expected))], [], null)
        {
            Harmonised = input.Harmonised,
        };
    }

    private static (Func<CorridorFigure, double?> Prefer, double Tolerance) Read(ImmutableSortedDictionary<string, string> parameters) =>
        (PreferredSide.Read(parameters[PreferredSide.Parameter]), ParameterNumber.Read(parameters, Tolerance, 1e-13, 0.01));

    private static string[] Periods(ImmutableSortedDictionary<string, string> parameters) =>
        parameters[Auxiliary].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static Func<int, int, double> Interactions(
        ReconciliationInput input, string[] periods, Func<CorridorFigure, double?> prefer, FittingOptions options)
    {
        if (periods.Length == 0)
        {
            return (_, _) => 1;
        }

        var tables = periods.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(period =>
            new RegionTable(
                input,
                input.OtherPeriods.FirstOrDefault(p => p.Period == period)?.Figures ?? throw new ReconciliationException(
                    ReconciliationError.InvalidParameter, Auxiliary, $"There are no figures of the period '{period}' to take interactions from."),
                prefer)).Select(table => (Table: table, Expected: table.Expected((_, _) => 1, options))).ToArray();
        return (i, j) =>
        {
            double known = Shrink, expected = Shrink;
            foreach (var (table, fit) in tables)
            {
                if (table[i, j] is { } value && fit[(i * table.Count) + j] is { } independent)
                {
                    known += value;
                    expected += independent;
                }
            }

            return known / expected;
        };
    }

    private static CorridorEstimate Estimate(
        CorridorFigure figure, ReconciliationInput input, Func<CorridorFigure, double?> prefer, double?[] expected)
    {
        if (prefer(figure) is { } known)
        {
            return CorridorEstimate.Of(figure, known);
        }

        return expected[(input.IndexOf(figure.Origin) * input.Countries.Length) + input.IndexOf(figure.Destination)] is { } fitted
            ? CorridorEstimate.Of(figure, fitted) with { IsFitted = true }
            : CorridorEstimate.None(figure, EstimateReason.NotLinked);
    }
}
