// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;
using DimensionRole = StatsExchange.Domain.Structures.DimensionRole;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Writes on the totals that both offices report how the case that counts ended, where it ended without an agreed figure.</summary>
internal static class OutcomeRows
{
    /// <returns>The ids of the cases written.</returns>
    public static IReadOnlyCollection<string> Mark(
        ConsolidatedTable table, IReadOnlyList<int> rows, IReadOnlyDictionary<(string Origin, string Destination, string Pair), Case> counting)
    {
        var written = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in counting.Count == 0 ? [] : rows)
        {
            var corridor = (table.CodeAt(ConsolidatedKeys.Origin, row), table.CodeAt(ConsolidatedKeys.Destination, row), table.CodeAt(ConsolidatedKeys.Pair, row));
            if (table.CodeAt(ConsolidatedKeys.Figure, row) is ConsolidatedKeys.OriginFigure or ConsolidatedKeys.DestinationFigure
                && counting.TryGetValue(corridor, out var @case)
                && @case.Outcome != Outcome.AgreedFigure
                && IsTotal(table, row, @case.Pair))
            {
                table[row] = table[row] with
                {
                    Attributes = [.. table[row].Attributes ?? [], KeyValuePair.Create("CASE_ID", @case.Id), KeyValuePair.Create("OUTCOME", CodeOf(@case.Outcome))],
                };
                written.Add(@case.Id);
            }
        }

        return written;
    }

    private static bool IsTotal(ConsolidatedTable table, int row, string pair) => ConsolidatedKeys.Mirrors[pair]
        .Where(position => ConsolidatedKeys.Dimensions[position].Role == DimensionRole.Additive)
        .All(position => table.CodeAt(position, row) is StandardCodes.Total or StandardCodes.NotApplicable);

    // EXPLAINED_DIFFERENCE for ExplainedDifference: the code list has the names of the outcomes.
    private static string CodeOf(Outcome outcome)
    {
        var code = new StringBuilder();
        foreach (var letter in outcome.ToString())
        {
            _ = char.IsAsciiLetterUpper(letter) && code.Length > 0 ? code.Append('_').Append(letter) : code.Append(char.ToUpperInvariant(letter));
        }

        return code.ToString();
    }
}
