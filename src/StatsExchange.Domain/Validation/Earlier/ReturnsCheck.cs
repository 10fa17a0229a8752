// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Earlier;

/// <summary>
/// Holds returns against nationals arriving, in the cells both structures have: by partner, sex, age, education, source and unit, all else
/// at its total. Where flows have several least stays, the largest figure is the one that returns must not be above.
/// </summary>
internal static class ReturnsCheck
{
    private static readonly string[] Shared = ["COUNTERPART_AREA", "FREQ", "SEX", "AGE", "EDUCATION", "UNIT_MEASURE", "SOURCE"];

    private static readonly Dictionary<string, string> OfFlows = new(StringComparer.Ordinal)
    {
        ["MEASURE"] = "IMM", ["BASIS"] = "RES", ["CITIZENS"] = "NAT", ["FLOW_CONCEPT"] = "EV",
    };

    private static readonly Dictionary<string, string> OfReturns = new(StringComparer.Ordinal) { ["MEASURE"] = "RFL" };

    public static void Run(SubmittedSlice sent, Slice other, FindingCollector findings)
    {
        var sentAreReturns = sent.Observations.Structure.Id == StructureCatalogue.Return.Id;
        var ours = Rows(sent.Observations, sentAreReturns ? OfReturns : OfFlows);
        var theirs = Rows(other, sentAreReturns ? OfFlows : OfReturns);
        foreach (var (key, row) in ours)
        {
            if (!theirs.TryGetValue(key, out var otherRow))
            {
                continue;
            }

            findings.Applies(EarlierRules.Returns);
            var (value, stored) = (sent.Observations.Values[row], other.Values[otherRow]);
            var (returns, nationals) = sentAreReturns ? (value, stored) : (stored, value);
            if (returns > nationals + 1)
            {
                findings.Add(
                    EarlierRules.Returns, sent.Lines[row], ValueRules.ValueColumn, key[..key.IndexOf('|', StringComparison.Ordinal)], ValueText.Of(value),
                    sentAreReturns ? $"at most the {ValueText.Of(nationals)} nationals arriving" : $"at least the {ValueText.Of(returns)} returns");
            }
        }
    }

    /// <summary>The row of each cell; of several the one with the largest value.</summary>
    private static Dictionary<string, int> Rows(Slice slice, Dictionary<string, string> filter)
    {
        Dictionary<string, int> found = new(StringComparer.Ordinal);
        List<(CodeColumn Column, int Code)> held = [];
        for (var position = 0; position < slice.Columns.Length; position++)
        {
            var dimension = slice.Structure.SliceDimensions[position];
            var code = filter.GetValueOrDefault(dimension.Id) ?? (dimension.Role == DimensionRole.Additive && !Shared.Contains(dimension.Id) ? StandardCodes.Total : null);
            if (code is not null)
            {
                held.Add((slice.Columns[position], slice.Columns[position].Codes.IndexOf(code)));
            }
        }

        if (held.Exists(entry => entry.Code < 0))
        {
            return found;
        }

        int[] shared = [.. Shared.Select(slice.Structure.SlicePositionOf)];
        for (var row = 0; row < slice.Count; row++)
        {
            if (!double.IsNaN(slice.Values[row]) && held.TrueForAll(entry => entry.Column.Indices[row] == entry.Code))
            {
                var key = string.Join('|', shared.Select(position => slice.Columns[position][row]));
                found[key] = found.TryGetValue(key, out var other) && slice.Values[other] > slice.Values[row] ? other : row;
            }
        }

        return found;
    }
}
