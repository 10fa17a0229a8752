// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation.Sums;

namespace StatsExchange.Domain.Validation.Cells;

/// <summary>Looks at attributes beside each other and beside the value. Only rows that carry one are visited.</summary>
internal sealed class StatusCheck
{
    public const string Status = "OBS_STATUS";
    public const string Confidentiality = "CONF_STATUS";
    private const string EmbargoTime = "EMBARGO_TIME";
    private const string Comment = "COMMENT";
    private const string DecimalsStated = "DECIMALS";

    private readonly SubmittedSlice _sent;
    private readonly Slice _slice;
    private readonly FindingCollector _findings;

    public StatusCheck(SubmittedSlice sent, FindingCollector findings)
    {
        _sent = sent;
        _slice = sent.Observations;
        _findings = findings;
    }

    public void Run()
    {
        ForEach(Status, CheckStatus, CellRules.MissingWithValue, CellRules.IncludedElsewhere);
        ForEach(EmbargoTime, CheckEmbargoTime, CellRules.EmbargoStatus);
        ForEach(Confidentiality, CheckConfidentiality, CellRules.EmbargoStatus);
        ForEach("PRE_BREAK_VALUE", CheckBreak, CellRules.BreakStatus);
        ForEach(DecimalsStated, CheckDecimals, CellRules.Decimals);
        CheckMultipliers();
    }

    private void CheckStatus(int row, string status)
    {
        var value = _slice.Values[row];
        if (!double.IsNaN(value) && status.AsSpan().IndexOfAny("OMLH") is var missing and >= 0)
        {
            Add(CellRules.MissingWithValue, row, Status, status, ValueText.Of(value), $"no value with OBS_STATUS {status[missing]}, or another status");
        }

        if (status.AsSpan().IndexOfAny("KW") is var included and >= 0 && !NamesACode(_slice.AttributeAt(Comment, row)))
        {
            Add(CellRules.IncludedElsewhere, row, Comment, status, "", $"the other code, as OBS_STATUS is {status[included]}");
        }
    }

    private bool NamesACode(string? comment) => comment is not null && comment
        .Split([' ', ',', ';', ':', '.', '(', ')', '=', '/', '"', '\''], StringSplitOptions.RemoveEmptyEntries)
        .Any(word => _slice.Structure.SliceDimensions.Any(dimension => dimension.Codes.Canonical(word) is not null));

    private void CheckEmbargoTime(int row, string time)
    {
        if (_slice.AttributeAt(Confidentiality, row) != "E")
        {
            Add(CellRules.EmbargoStatus, row, Confidentiality, _slice.AttributeAt(Confidentiality, row) ?? "", time, "CONF_STATUS E beside EMBARGO_TIME");
        }
    }

    private void CheckConfidentiality(int row, string status)
    {
        if (status == "E" && _slice.AttributeAt(EmbargoTime, row) is null)
        {
            Add(CellRules.EmbargoStatus, row, EmbargoTime, status, "", "the time the embargo ends, beside CONF_STATUS E");
        }
    }

    private void CheckBreak(int row, string before)
    {
        if (_slice.AttributeAt(Status, row)?.Contains('B', StringComparison.Ordinal) != true)
        {
            Add(CellRules.BreakStatus, row, Status, _slice.AttributeAt(Status, row) ?? "", before, "OBS_STATUS B beside PRE_BREAK_VALUE");
        }
    }

    private void CheckDecimals(int row, string stated)
    {
        var value = _slice.Values[row];
        var found = double.IsNaN(value) ? 0 : WrittenForm.DecimalsOf(value, WrittenForm.ExponentOf(_slice, row));
        if (int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var decimals) && found > decimals)
        {
            Add(CellRules.Decimals, row, DecimalsStated, stated, ValueText.Of(value), string.Create(CultureInfo.InvariantCulture, $"at most {decimals} decimals in the unit of UNIT_MULT, or DECIMALS {found}"));
        }
    }

    private void CheckMultipliers()
    {
        var column = _slice.Attributes.FirstOrDefault(attribute => attribute.Id == UnitMultiplier.Attribute);
        if (column is null)
        {
            return;
        }

        _findings.Applies(CellRules.MixedMultipliers);
        var first = column.Values[0];
        for (var i = 0; i < column.Rows.Length; i++)
        {
            if (column.Values[i] != first)
            {
                Add(CellRules.MixedMultipliers, column.Rows[i], column.Id, column.Values[i], column.Values[i], $"UNIT_MULT {first} as in line {_findings.Where(_sent.Lines[column.Rows[0]])}");
                return;
            }
        }
    }

    private void ForEach(string attribute, Action<int, string> check, params Rule[] rules)
    {
        var column = _slice.Attributes.FirstOrDefault(listed => listed.Id == attribute);
        if (column is null)
        {
            return;
        }

        foreach (var rule in rules)
        {
            _findings.Applies(rule);
        }

        for (var i = 0; i < column.Rows.Length; i++)
        {
            check(column.Rows[i], column.Values[i]);
        }
    }

    private void Add(Rule rule, int row, string column, string code, string value, string expected) =>
        _findings.Add(rule, _sent.Lines[row], column, code.Length > 0 ? code : PartnerOf(row), value, expected);

    private string PartnerOf(int row) => _slice.Columns[_slice.Structure.PartnerPosition()][row];
}
