// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>
/// Ages and durations: any ranges that follow each other without gap or overlap make the range they span, and all years the total. Each range
/// is held against the most parts that make it, so that every level of a breakdown is looked at once.
/// </summary>
internal sealed class YearSums : ISumModel
{
    private readonly YearRange?[] _ranges;
    private readonly int _total;
    private readonly bool[] _isResidual;

    public YearSums(ImmutableArray<string> codes)
    {
        _total = codes.IndexOf(StandardCodes.Total);
        _ranges = [.. codes.Select(code => YearRange.TryParse(code, out var range) ? range : (YearRange?)null)];
        _isResidual = [.. codes.Select((_, i) => i != _total && _ranges[i] is null)];
    }

    public int VariantOf(int row) => 0;

    public ImmutableArray<SumEquation> Equations(ReadOnlySpan<int> present, int variant)
    {
        List<(YearRange Range, int Code)> ranges = [];
        List<int> residuals = [];
        var hasTotal = false;
        foreach (var code in present)
        {
            hasTotal |= code == _total;
            if (_ranges[code] is { } range)
            {
                ranges.Add((range, code));
            }
            else if (_isResidual[code])
            {
                residuals.Add(code);
            }
        }

        ranges.Sort((left, right) => left.Range.From != right.Range.From ? left.Range.From - right.Range.From : left.Range.Until - right.Range.Until);
        var equations = ImmutableArray.CreateBuilder<SumEquation>();
        if (hasTotal && ranges.Count > 0)
        {
            equations.Add(OfTotal(ranges, residuals));
        }

        foreach (var (range, code) in ranges)
        {
            if (Cover(range, code, ranges) is { } parts && (parts.Length > 1 || code < parts[0]))
            {
                equations.Add(new SumEquation(code, parts, SumRules.TotalAndParts, SumRules.TotalAndParts));
            }
        }

        return equations.DrainToImmutable();
    }

    private SumEquation OfTotal(List<(YearRange Range, int Code)> ranges, List<int> residuals)
    {
        if (Cover(YearRange.All, _total, ranges) is { } parts)
        {
            return new SumEquation(_total, [.. parts, .. residuals], SumRules.TotalAndParts, SumRules.TotalAndParts);
        }

        // No cover: what does not overlap must at least not be more than the total.
        var apart = ImmutableArray.CreateBuilder<int>();
        var reached = 0;
        foreach (var (range, code) in ranges.OrderBy(entry => entry.Range.Until))
        {
            if (range.From >= reached)
            {
                apart.Add(code);
                reached = range.Until;
            }
        }

        return new SumEquation(_total, [.. apart, .. residuals], SumRules.PartsAboveTotal, Below: null);
    }

    /// <summary>The most ranges that make another one without gap or overlap; null where there are none.</summary>
    private static ImmutableArray<int>? Cover(YearRange whole, int wholeCode, List<(YearRange Range, int Code)> ranges)
    {
        Span<int> count = stackalloc int[YearRange.Open + 1];
        Span<int> by = stackalloc int[YearRange.Open + 1];
        count.Clear();
        count[whole.From] = 1;
        for (var i = 0; i < ranges.Count; i++)
        {
            var (range, code) = ranges[i];
            if (code != wholeCode && whole.Contains(range) && count[range.From] > 0 && count[range.From] + 1 > count[range.Until])
            {
                count[range.Until] = count[range.From] + 1;
                by[range.Until] = i;
            }
        }

        if (count[whole.Until] == 0)
        {
            return null;
        }

        var parts = ImmutableArray.CreateBuilder<int>();
        for (var at = whole.Until; at > whole.From; at = ranges[by[at]].Range.From)
        {
            parts.Insert(0, ranges[by[at]].Code);
        }

        return parts.DrainToImmutable();
    }
}
