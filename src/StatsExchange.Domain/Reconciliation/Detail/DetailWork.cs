// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation.Completion;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Reconciliation.Detail;

/// <summary>
/// Detail for a corridor whose total is worked out already. Along each dimension the method's estimates of the finest classes that are together
/// everybody are brought to the total in proportion, so that people of unknown class are divided as those of known class are; along two, the
/// estimates of the crossed classes are then fitted to both. A class whose estimate is 0 stays 0; one that has no estimate is not made up.
/// </summary>
public static class DetailWork
{
    /// <summary>The most dimensions that are crossed.</summary>
    public const int MostDimensions = 2;

    private static readonly FittingOptions Exact = new() { Tolerance = 1e-12 };

    /// <summary>Works the classes out.</summary>
    /// <param name="period">TIME_PERIOD.</param>
    /// <param name="total">The total of the corridor, 0 or more.</param>
    /// <param name="dimensions">One or two additive dimensions, each once.</param>
    /// <param name="estimates">What the method says of each class or crossed class that it was asked for.</param>
    /// <exception cref="ArgumentException">There is no dimension, or there are too many.</exception>
    public static WorkedDetail Of(
        string period, double total, ImmutableArray<Dimension> dimensions, IReadOnlyList<(DetailFigure Class, EstimateReason? Reason)> estimates)
    {
        if (dimensions.Length is 0 or > MostDimensions)
        {
            throw new ArgumentException($"Detail is worked out along one dimension or {MostDimensions}.", nameof(dimensions));
        }

        var known = estimates.Where(estimate => estimate.Reason is null).ToDictionary(estimate => estimate.Class.Key, estimate => estimate.Class.Value, StringComparer.Ordinal);
        var margins = new List<ImmutableArray<DetailFigure>>();
        foreach (var dimension in dimensions)
        {
            var margin = Margin(period, total, dimension, estimates);
            if (margin.Obstacle is not null)
            {
                return margin;
            }

            margins.Add(margin.Figures);
        }

        return dimensions.Length == 1 ? new WorkedDetail(margins[0], null) : Crossed(period, margins[0], margins[1], known, estimates);
    }

    private static WorkedDetail Margin(
        string period, double total, Dimension dimension, IReadOnlyList<(DetailFigure Class, EstimateReason? Reason)> estimates)
    {
        if (dimension.Codes.Classification is not { Whole: not null } classification)
        {
            return WorkedDetail.Not(dimension.Id, "its classes are open, so that nobody can tell whether all are there");
        }

        var along = estimates.Where(estimate => estimate.Class.Classes.Count == 1 && estimate.Class.Classes.ContainsKey(dimension.Id)).ToList();
        var values = along.Where(estimate => estimate.Reason is null).ToDictionary(estimate => estimate.Class[dimension.Id], estimate => estimate.Class.Value, StringComparer.Ordinal);
        var codes = FinestParts.Of(classification, values.Keys);
        if (codes.IsEmpty)
        {
            var lacking = along.Find(estimate => estimate.Reason is not null);
            return lacking.Reason is { } reason
                ? WorkedDetail.Not($"{dimension.Id} {lacking.Class[dimension.Id]}", reason.Code())
                : WorkedDetail.Not(dimension.Id, "the classes that both sides can form do not make up everybody");
        }

        var sum = codes.Sum(code => values[code]);
        return sum == 0 && total > 0
            ? WorkedDetail.Not(dimension.Id, "its classes are all 0, and the total is not")
            : new WorkedDetail([.. codes.Select(code => Figure(period, (dimension.Id, code), sum == 0 ? 0 : values[code] / sum * total))], null);
    }

    private static WorkedDetail Crossed(
        string period,
        ImmutableArray<DetailFigure> first,
        ImmutableArray<DetailFigure> second,
        Dictionary<string, double> known,
        IReadOnlyList<(DetailFigure Class, EstimateReason? Reason)> estimates)
    {
        var crossed = (from row in first from column in second select new DetailFigure(period, row.Classes.AddRange(column.Classes), 0)).ToList();
        if (crossed.Find(figure => !known.ContainsKey(figure.Key)) is { } lacking)
        {
            var reason = estimates.FirstOrDefault(estimate => estimate.Class.Key == lacking.Key).Reason ?? EstimateReason.NotReported;
            return WorkedDetail.Not(string.Join(", ", lacking.Classes.Select(pair => $"{pair.Key} {pair.Value}")), reason.Code());
        }

        string[] rows = [.. first.Select(figure => figure.Key)];
        string[] columns = [.. second.Select(figure => figure.Key)];
        string[] all = [StandardCodes.Total];
        try
        {
            var fitted = CubeFitting.Fit(
                new LabelledCube(rows, columns, all, crossed.Select(figure => known[figure.Key])),
                new Dictionary<CubeMargin, LabelledMatrix>
                {
                    [CubeMargin.FirstThird] = new(rows, all, first.Select(figure => figure.Value)),
                    [CubeMargin.SecondThird] = new(columns, all, second.Select(figure => figure.Value)),
                },
                Exact);
            return new WorkedDetail(
                [.. first, .. second, .. crossed.Zip(fitted.Table.Values, (figure, value) => new DetailFigure(period, figure.Classes, value))], null);
        }
        catch (ReconciliationException unmet)
        {
            return WorkedDetail.Not(string.Join(" by ", new[] { first, second }.Select(margin => margin[0].Classes.Keys.First())), $"the crossed classes cannot meet both ({unmet.Subject})");
        }
    }

    private static DetailFigure Figure(string period, (string Dimension, string Code) of, double value) =>
        new(period, [KeyValuePair.Create(of.Dimension, of.Code)], value);
}
