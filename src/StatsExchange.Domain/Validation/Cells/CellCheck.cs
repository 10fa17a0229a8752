// SPDX-License-Identifier: Apache-2.0
using System.Buffers;
using System.Globalization;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Cells;

/// <summary>Looks at observations one by one: the value beside the period, the partner and the codes of the row.</summary>
internal sealed class CellCheck
{
    private static readonly SearchValues<char> ReasonsToMiss = SearchValues.Create("OMLHQJKS");

    private readonly SubmittedSlice _sent;
    private readonly Slice _slice;
    private readonly FindingCollector _findings;
    private readonly CodeColumn _partners;

    public CellCheck(SubmittedSlice sent, FindingCollector findings)
    {
        _sent = sent;
        _slice = sent.Observations;
        _findings = findings;
        _partners = _slice.Columns[_slice.Structure.PartnerPosition()];
    }

    /// <param name="today">The day of the check; null where time is no matter.</param>
    public void Run(DateOnly? today)
    {
        CheckAlternatives();
        CheckFuture(today);
        CheckFormerStates();
        CheckFractions();
        CheckMissing();
    }

    private void CheckAlternatives()
    {
        _findings.Applies(Codes.CodeRules.TotalOfAlternatives);
        for (var position = 0; position < _slice.Columns.Length; position++)
        {
            var total = _slice.Columns[position].Codes.IndexOf(StandardCodes.Total);
            var dimension = _slice.Structure.SliceDimensions[position];
            if (total >= 0 && dimension.Role == DimensionRole.Alternative)
            {
                ForRowsOf(position, total, row => _findings.Add(
                    Codes.CodeRules.TotalOfAlternatives, _sent.Lines[row], dimension.Id, StandardCodes.Total, StandardCodes.Total, dimension.Codes.Expectation + ", but not _T"));
            }
        }
    }

    private void CheckFuture(DateOnly? today)
    {
        if (today is not { } day)
        {
            return;
        }

        _findings.Applies(CellRules.FuturePeriod);
        var period = Period.Parse(_slice.Period);
        if ((period.Year, period.FirstMonth).CompareTo((day.Year, day.Month)) <= 0)
        {
            return;
        }

        for (var row = 0; row < _slice.Count; row++)
        {
            if (_slice.Values[row] >= 0 && _slice.AttributeAt(StatusCheck.Status, row)?.Contains('F', StringComparison.Ordinal) != true)
            {
                _findings.Add(
                    CellRules.FuturePeriod, _sent.Lines[row], "TIME_PERIOD", _slice.Period, _slice.Period,
                    string.Create(CultureInfo.InvariantCulture, $"a period that has begun by {day:yyyy-MM-dd}, or OBS_STATUS F"));
            }
        }
    }

    private void CheckFormerStates()
    {
        var year = Period.Parse(_slice.Period).Year;
        for (var code = 0; code < _partners.Codes.Length; code++)
        {
            if (PartnerAreas.Instance.Find(_partners.Codes[code]) is { ValidFrom: { } from, ValidTo: { } to } state)
            {
                _findings.Applies(CellRules.FormerState);
                if (year < from || (year > to && IsOfMoves()))
                {
                    ForRowsOf(_slice.Structure.PartnerPosition(), code, row => CheckFormerState(row, state, year < from));
                }
            }
        }
    }

    private bool IsOfMoves() =>
        _slice.Structure.SlicePositionOf("BASIS") is var basis && (basis < 0 ? _slice.Structure.Id == "RETURN" : _slice.Columns[basis].Codes.Contains("RES"));

    private void CheckFormerState(int row, PartnerArea state, bool isBefore)
    {
        var basis = _slice.Structure.SlicePositionOf("BASIS");
        var measure = _slice.Structure.SlicePositionOf("MEASURE");
        var isMove = basis >= 0 ? _slice.Columns[basis][row] == "RES" : _slice.Columns[measure][row] == "RFL";
        if (_slice.Values[row] > 0 && (isBefore || isMove))
        {
            _findings.Add(
                CellRules.FormerState, _sent.Lines[row], "COUNTERPART_AREA", state.Code, ValueText.Of(_slice.Values[row]),
                string.Create(CultureInfo.InvariantCulture, $"{state.Name} from {state.ValidFrom} to {state.ValidTo}, not in {_slice.Period}"));
        }
    }

    private void CheckFractions()
    {
        _findings.Applies(CellRules.Fraction);
        var source = _slice.Structure.SlicePositionOf("SOURCE");
        var values = _slice.Values;
        for (var row = 0; row < values.Length; row++)
        {
            var value = values[row];
            if (value != Math.Floor(value) && !double.IsNaN(value) && !IsEstimated(row, source))
            {
                Add(CellRules.Fraction, row, "a whole number, or OBS_STATUS E for an estimate");
            }
        }
    }

    private bool IsEstimated(int row, int source) =>
        (source >= 0 && _slice.Columns[source][row] is "SUR" or "EST")
        || _slice.AttributeAt(StatusCheck.Status, row)?.AsSpan().IndexOfAny("EFI") >= 0;

    private void CheckMissing()
    {
        var values = _slice.Values;
        for (var row = 0; row < values.Length; row++)
        {
            if (double.IsNaN(values[row]) && !_sent.Deletes[row])
            {
                _findings.Applies(CellRules.MissingUnexplained);
                if (_slice.AttributeAt(StatusCheck.Status, row)?.AsSpan().IndexOfAny(ReasonsToMiss) is null or < 0
                    && _slice.AttributeAt(StatusCheck.Confidentiality, row) is null or "F")
                {
                    Add(CellRules.MissingUnexplained, row, "a value, 0 if nobody was counted, or OBS_STATUS O, M, L, H, Q, J, K or S");
                }
            }
        }
    }

    private void Add(Rule rule, int row, string expected)
    {
        if (_findings.Keeps(rule))
        {
            _findings.Add(rule, _sent.Lines[row], ValueRules.ValueColumn, _partners[row], ValueText.Of(_slice.Values[row]), expected);
        }
        else
        {
            _findings.Count(rule);
        }
    }

    private void ForRowsOf(int position, int code, Action<int> take)
    {
        var column = _slice.Columns[position];
        for (var row = 0; row < _slice.Count; row++)
        {
            if (column.Indices[row] == code)
            {
                take(row);
            }
        }
    }
}
