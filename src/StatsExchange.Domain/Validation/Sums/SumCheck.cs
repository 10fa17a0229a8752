// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>Holds the totals of a dimension against the parts sent with them. Only what one submission holds is compared.</summary>
internal sealed class SumCheck
{
    /// <summary>Sums of doubles are compared relative to the larger of the two.</summary>
    private const double RelativeTolerance = 1e-9;

    /// <summary>Parts that a finding names, and that point back at their total.</summary>
    private const int MostNamed = 40;

    private const double Thousand = 1_000;

    private readonly SubmittedSlice _sent;
    private readonly Slice _slice;
    private readonly int _position;
    private readonly ISumModel _model;
    private readonly EquationCache _equations;
    private readonly FindingCollector _findings;
    private readonly int[] _rowOfCode;
    private readonly int[] _present;

    private SumCheck(SubmittedSlice sent, int position, ISumModel model, FindingCollector findings)
    {
        _sent = sent;
        _slice = sent.Observations;
        _position = position;
        _model = model;
        _equations = new EquationCache(model, findings);
        _findings = findings;
        _rowOfCode = new int[_slice.Columns[position].Codes.Length];
        _present = new int[_rowOfCode.Length];
    }

    /// <summary>Checks every dimension that has totals.</summary>
    public static void Run(SubmittedSlice sent, FindingCollector findings)
    {
        var slice = sent.Observations;
        for (var position = 0; position < slice.Columns.Length; position++)
        {
            if (slice.Columns[position].Codes.Length > 1 && ModelOf(slice, position) is { } model && CanApply(model, slice.Columns[position].Codes.Length))
            {
                CellGroups.Of(slice, position).ForEach(new SumCheck(sent, position, model, findings).Check);
            }
        }
    }

    private static ISumModel? ModelOf(Slice slice, int position)
    {
        var dimension = slice.Structure.SliceDimensions[position];
        var codes = slice.Columns[position].Codes;
        return dimension switch
        {
            { Role: DimensionRole.Partner } => new PartnerSums(slice, codes),
            { Role: not DimensionRole.Additive } => null,
            { Codes: AgeCodes } => new YearSums(codes),
            // Places lie in one another: a region and its provinces are both of ISO 3166-2, so nothing is known of their sums.
            { Codes: SubdivisionCodes } => null,
            _ when dimension.Codes.Listed.All(code => code.Id[0] == '_' || YearRange.TryParse(code.Id, out _)) => new YearSums(codes),
            _ => new ClassSums(dimension, codes, dimension.Id == "STAY" && CountsShortStays(slice)),
        };
    }

    /// <summary>Whether stays under three months are counted, which are neither short-term nor long-term.</summary>
    private static bool CountsShortStays(Slice slice)
    {
        var minimum = slice.Structure.SlicePositionOf("MIN_STAY");
        return minimum >= 0 && slice.Columns[minimum].Codes.Any(code => code is "0" or "1" or "2");
    }

    private static bool CanApply(ISumModel model, int codes)
    {
        int[] all = [.. Enumerable.Range(0, codes)];
        return !model.Equations(all, variant: 0).IsEmpty;
    }

    private void Check(ReadOnlySpan<int> rows)
    {
        var codes = _slice.Columns[_position].Indices;
        var values = _slice.Values;
        var count = 0;
        foreach (var row in rows)
        {
            if (!double.IsNaN(values[row]))
            {
                _present[count++] = codes[row];
                _rowOfCode[codes[row]] = row;
            }
        }

        if (count < 2)
        {
            return;
        }

        foreach (var equation in _equations.Of(_present.AsSpan(0, count), _model.VariantOf(rows[0])))
        {
            Check(equation);
        }
    }

    private void Check(SumEquation equation)
    {
        var total = _slice.Values[_rowOfCode[equation.Total]];
        var sum = 0.0;
        foreach (var part in equation.Parts)
        {
            sum += _slice.Values[_rowOfCode[part]];
        }

        var difference = Math.Abs(sum - total);
        var tolerance = RelativeTolerance * Math.Max(total, sum);
        if (difference > tolerance && (sum > total ? equation.Above : equation.Below) is { } broken)
        {
            Report(difference <= RoundingUnit(equation) + tolerance ? SumRules.Rounding : broken, equation, sum);
        }
    }

    /// <summary>One in the last place written: of figures sent in thousands with one decimal, 100.</summary>
    private double RoundingUnit(SumEquation equation)
    {
        var unit = WrittenForm.UnitOf(_slice, _rowOfCode[equation.Total]);
        foreach (var part in equation.Parts)
        {
            unit = Math.Max(unit, WrittenForm.UnitOf(_slice, _rowOfCode[part]));
        }

        return unit;
    }

    private void Report(Rule rule, SumEquation equation, double sum)
    {
        if (!_findings.Keeps(rule))
        {
            _findings.Count(rule);
            return;
        }

        var codes = _slice.Columns[_position].Codes;
        var names = string.Join(" + ", equation.Parts.Take(MostNamed).Select(part => codes[part])) + Rest(equation);
        var lines = string.Join(", ", equation.Parts.Take(MostNamed).Select(part => _findings.Where(LineOf(part)))) + Rest(equation);
        var total = ValueText.Of(_slice.Values[_rowOfCode[equation.Total]]);
        _findings.Add(
            rule, LineOf(equation.Total), ValueRules.ValueColumn, codes[equation.Total], total,
            $"{ValueText.Of(sum)} = {names} ({_slice.Structure.SliceDimensions[_position].Id}, {_slice.Period}, lines {lines}){Slip(equation, sum)}");
        if (rule.Severity != Severity.Error)
        {
            return;
        }

        foreach (var part in equation.Parts.Take(MostNamed))
        {
            _findings.AddPointer(
                rule, LineOf(part), ValueRules.ValueColumn, codes[part], ValueText.Of(_slice.Values[_rowOfCode[part]]),
                $"{names} = {total}, the total in line {_findings.Where(LineOf(equation.Total))}");
        }
    }

    /// <summary>Which part a slip of the unit may be in: with it divided or multiplied by a thousand the sum is the total.</summary>
    private string Slip(SumEquation equation, double sum)
    {
        var total = _slice.Values[_rowOfCode[equation.Total]];
        foreach (var part in equation.Parts)
        {
            var value = _slice.Values[_rowOfCode[part]];
            var others = sum - value;
            var isTooLarge = IsSame(others + (value / Thousand), total, sum);
            if (value > 0 && (isTooLarge || IsSame(others + (value * Thousand), total, total)))
            {
                return string.Create(
                    CultureInfo.InvariantCulture,
                    $"; they make the total with {_slice.Columns[_position].Codes[part]} in line {_findings.Where(LineOf(part))} {(isTooLarge ? "divided" : "multiplied")} by {Thousand}");
            }
        }

        return "";
    }

    private static bool IsSame(double one, double other, double largest) => Math.Abs(one - other) <= RelativeTolerance * largest;

    private int LineOf(int code) => _sent.Lines[_rowOfCode[code]];

    private static string Rest(SumEquation equation) =>
        equation.Parts.Length > MostNamed ? string.Create(CultureInfo.InvariantCulture, $" and {equation.Parts.Length - MostNamed} more") : "";
}
