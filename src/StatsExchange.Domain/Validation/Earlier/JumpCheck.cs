// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation.Series;

namespace StatsExchange.Domain.Validation.Earlier;

/// <summary>Holds what is sent for a period against the period before. What is told as a slip already is not told again.</summary>
internal sealed class JumpCheck
{
    /// <summary>
    /// Ten standard deviations of chance, and a share of the mean from 170 % for the smallest figures to 80 % for the largest, at which the
    /// larger is 2.3 times the smaller. Of the European flows of 2010 to 2017 that names one step in four hundred.
    /// </summary>
    private static readonly MirrorTolerance Limit = new(10, 1.7, 0.8, 1_000);

    private readonly SubmittedSlice _sent;
    private readonly Slice _now;
    private readonly Slice _before;
    private readonly IReadOnlyDictionary<int, Slip> _slips;
    private readonly IReadOnlySet<int> _told;
    private readonly FindingCollector _findings;

    /// <param name="sent">What is sent.</param>
    /// <param name="before">The period before, as sent or as stored.</param>
    /// <param name="slips">What slips in the file mean for rows sent.</param>
    /// <param name="told">Rows that were found to be slips.</param>
    /// <param name="findings">Takes what is found.</param>
    public JumpCheck(SubmittedSlice sent, Slice before, IReadOnlyDictionary<int, Slip> slips, IReadOnlySet<int> told, FindingCollector findings)
    {
        _sent = sent;
        _now = sent.Observations;
        _before = before;
        _slips = slips;
        _told = told;
        _findings = findings;
    }

    public void Run()
    {
        _findings.Applies(EarlierRules.Jump);
        _findings.Applies(EarlierRules.UnitSlip);
        SeriesWalk.ForEachPair(_before, SeriesRows.Of(_before), _now, SeriesRows.Of(_now), Check);
    }

    private void Check(int earlier, int row)
    {
        var value = _now.Values[row];
        var (old, period) = _slips.TryGetValue(row, out var slip) && slip.Beside == _before.Period
            ? (slip.Level, slip.LevelPeriod)
            : (_before.Values[earlier], _before.Period);
        if (_told.Contains(row) || double.IsNaN(old) || double.IsNaN(value) || !Limit.IsExceeded(old, value)
            || _now.AttributeAt("OBS_STATUS", row)?.Contains('B', StringComparison.Ordinal) == true)
        {
            return;
        }

        var rule = UnitSlip.IsLikely(old, value) ? EarlierRules.UnitSlip : EarlierRules.Jump;
        if (!_findings.Keeps(rule))
        {
            _findings.Count(rule);
            return;
        }

        _findings.Add(
            rule,
            _sent.Lines[row],
            ValueRules.ValueColumn,
            _now.Columns[_now.Structure.PartnerPosition()][row],
            ValueText.Of(value),
            $"a figure of {_now.Period} nearer to {ValueText.Of(old)} in {period}, or OBS_STATUS B");
    }
}
