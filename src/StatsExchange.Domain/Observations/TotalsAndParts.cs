// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;

namespace StatsExchange.Domain.Observations;

/// <summary>Checks that classes sent together add up to the total sent with them. Only what one submission holds is compared.</summary>
internal sealed class TotalsAndParts
{
    /// <summary>Sums of doubles are compared relative to the larger of the two.</summary>
    private const double RelativeTolerance = 1e-9;

    /// <summary>A difference that independent rounding of the parts explains.</summary>
    private const double RoundingDifference = 1;

    private readonly ObservationTable _table;
    private readonly FindingCollector _findings;
    private readonly int _position;
    private readonly int _total;
    private readonly int[] _parts;
    private readonly int[] _residuals;
    private readonly int[] _others;
    private readonly int[] _rowOfCode;

    private TotalsAndParts(ObservationTable table, FindingCollector findings, TotalPartition partition, int position)
    {
        _table = table;
        _findings = findings;
        _position = position;
        var codes = table.Codes[position];
        _total = codes.IndexOf(partition.Total);
        _parts = [.. partition.Parts.Select(codes.IndexOf)];
        _residuals = [.. partition.Residuals.Select(codes.IndexOf).Where(code => code != CodeInterner.None)];
        _others = [.. Enumerable.Range(0, table.Codes.Length).Where(i => i != position && table.Codes[i].Count > 1)];
        _rowOfCode = new int[codes.Count];
        Array.Fill(_rowOfCode, CodeInterner.None);
    }

    public static void Check(ObservationTable table, TotalPartition partition, Structure structure, FindingCollector findings)
    {
        var position = structure.SlicePositionOf(partition.Dimension);
        if (position < 0)
        {
            return;
        }

        var check = new TotalsAndParts(table, findings, partition, position);
        if (check._total != CodeInterner.None && !check._parts.Contains(CodeInterner.None))
        {
            check.Run();
        }
    }

    private void Run()
    {
        // Any order in which rows that differ only in the partitioned dimension are neighbours will do.
        var order = KeySort.Order(_table.Count, [_table.SortColumnOfPeriods(), .. _others.Select(_table.SortColumnOf)]);
        for (var start = 0; start < order.Length;)
        {
            var end = start;
            while (end < order.Length && BelongsWith(order[start], order[end]))
            {
                _rowOfCode[_table.CodeAt(_position, order[end])] = order[end];
                end++;
            }

            CheckGroup();
            for (; start < end; start++)
            {
                _rowOfCode[_table.CodeAt(_position, order[start])] = CodeInterner.None;
            }
        }
    }

    private bool BelongsWith(int first, int row)
    {
        if (_table.PeriodAt(first) != _table.PeriodAt(row))
        {
            return false;
        }

        foreach (var other in _others)
        {
            if (_table.CodeAt(other, first) != _table.CodeAt(other, row))
            {
                return false;
            }
        }

        return true;
    }

    private void CheckGroup()
    {
        var totalRow = _rowOfCode[_total];
        var total = ValueOf(_total);
        var sum = 0.0;
        foreach (var part in _parts)
        {
            sum += ValueOf(part);
        }

        foreach (var residual in _residuals)
        {
            sum += _rowOfCode[residual] == CodeInterner.None ? 0 : ValueOf(residual);
        }

        // NaN where the total or a part was not sent or is missing: then nothing is decided.
        var tolerance = RelativeTolerance * Math.Max(total, sum);
        var difference = Math.Abs(total - sum);
        if (difference > tolerance)
        {
            Report(totalRow, sum, difference <= RoundingDifference + tolerance ? Severity.Warning : Severity.Error);
        }
    }

    private double ValueOf(int code) => _rowOfCode[code] == CodeInterner.None ? double.NaN : _table.ValueAt(_rowOfCode[code]);

    private void Report(int totalRow, double sum, Severity severity)
    {
        var codes = _table.Codes[_position];
        int[] summed = [.. _parts.Concat(_residuals).Where(code => _rowOfCode[code] != CodeInterner.None)];
        var names = string.Join(" + ", summed.Select(code => codes[code]));
        var lines = string.Join(", ", summed.Select(code => _table.LineAt(_rowOfCode[code]).ToString(CultureInfo.InvariantCulture)));
        var total = ValueText.Of(_table.ValueAt(totalRow));
        var expected = $"{ValueText.Of(sum)} = {names} (lines {lines})";
        _findings.Add(RuleCatalogue.TotalAndParts, severity, _table.LineAt(totalRow), ValueRules.ValueColumn, codes[_total], total, expected);
        if (severity != Severity.Error)
        {
            return;
        }

        foreach (var code in summed)
        {
            var row = _rowOfCode[code];
            _findings.Add(
                RuleCatalogue.TotalAndParts,
                Severity.Information,
                _table.LineAt(row),
                ValueRules.ValueColumn,
                codes[code],
                ValueText.Of(_table.ValueAt(row)),
                string.Create(CultureInfo.InvariantCulture, $"{names} = {total}, the total in line {_table.LineAt(totalRow)}"));
        }
    }
}
