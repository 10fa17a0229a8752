// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Grains.Snapshots;

/// <summary>
/// Looks across the rows of a period: withholds copies of what their source withholds, writes the asymmetry coefficient on the destination's
/// row where both offices report, and withholds agreed figures whose rule would give a withheld value away.
/// </summary>
internal static class MirrorRows
{
    public static void Relate(ConsolidatedTable table, List<int> rows)
    {
        var origins = Index(table, rows, ConsolidatedKeys.OriginFigure);
        var destinations = Index(table, rows, ConsolidatedKeys.DestinationFigure);
        foreach (var (mirror, destination) in destinations)
        {
            if (origins.TryGetValue(mirror, out var origin))
            {
                (table[origin], table[destination]) = (Told(table[origin], table[destination]), Told(table[destination], table[origin]));
            }
        }

        foreach (var (mirror, row) in destinations)
        {
            if (origins.TryGetValue(mirror, out var origin) && Coefficient(table[origin], table[row]) is { } coefficient)
            {
                table[row] = table[row] with
                {
                    Attributes = [.. table[row].Attributes ?? [], KeyValuePair.Create("ASYMMETRY_COEFF", coefficient.ToString("R", CultureInfo.InvariantCulture))],
                };
            }
        }

        // Classes add up to their total: where one is withheld, all that was agreed of the corridor could tell it.
        var withheld = origins.Values.Concat(destinations.Values).Where(row => table[row].IsWithheld).Select(row => CorridorOf(table, row)).ToHashSet();
        foreach (var row in Index(table, rows, ConsolidatedKeys.AgreedFigure).Values)
        {
            if (FollowsARule(table[row]) && !table[row].IsWithheld && withheld.Contains(CorridorOf(table, row)))
            {
                table[row] = table[row].Withhold();
            }
        }
    }

    private static (string Origin, string Destination, string Pair) CorridorOf(ConsolidatedTable table, int row) =>
        (table.CodeAt(ConsolidatedKeys.Origin, row), table.CodeAt(ConsolidatedKeys.Destination, row), table.CodeAt(ConsolidatedKeys.Pair, row));

    private static ConsolidatedFigure Told(ConsolidatedFigure figure, ConsolidatedFigure source) =>
        figure.IsCopied && source.IsWithheld ? figure.Withhold() : figure;

    private static Dictionary<string, int> Index(ConsolidatedTable table, List<int> rows, string figure)
    {
        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var pair = table.CodeAt(ConsolidatedKeys.Pair, row);
            if (table.CodeAt(ConsolidatedKeys.Figure, row) == figure
                && pair != StandardCodes.NotApplicable
                && table.CodeAt(ConsolidatedKeys.Origin, row) != table.CodeAt(ConsolidatedKeys.Destination, row))
            {
                index[table.KeyOf(row, ConsolidatedKeys.Mirrors[pair])] = row;
            }
        }

        return index;
    }

    // A withheld value is NaN here, so that nothing follows from it.
    private static double? Coefficient(ConsolidatedFigure origin, ConsolidatedFigure destination) =>
        double.IsNaN(origin.Value) || double.IsNaN(destination.Value) || origin.IsIncludedElsewhere || destination.IsIncludedElsewhere
            ? null
            : AsymmetryMeasures.Of(origin.Value, destination.Value).Coefficient;

    private static bool FollowsARule(ConsolidatedFigure agreed) => agreed["METHOD"]?.StartsWith("manual", StringComparison.Ordinal) != true;
}
