// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation.Series;

namespace StatsExchange.Domain.Validation.Earlier;

/// <summary>Holds what is sent for a period against what is stored for it.</summary>
internal sealed class RevisionCheck
{
    /// <summary>A revision is no sample: half a standard deviation, and a share of the mean from a tenth for the smallest figures to a hundredth for the largest.</summary>
    private static readonly MirrorTolerance Tolerance = new(0.5, 0.1, 0.01, 1_000);

    private const string RevisionType = "REVISION_TYPE";
    private const string Status = "OBS_STATUS";

    private readonly SubmittedSlice _sent;
    private readonly Slice _now;
    private readonly Slice _stored;
    private readonly FindingCollector _findings;
    private readonly HashSet<int> _revised = [];

    private readonly HashSet<int> _slips;

    /// <param name="sent">What is sent.</param>
    /// <param name="stored">The same period as stored.</param>
    /// <param name="slips">Rows that were found to be slips; those found here are added.</param>
    /// <param name="findings">Takes what is found.</param>
    public RevisionCheck(SubmittedSlice sent, Slice stored, HashSet<int> slips, FindingCollector findings)
    {
        _sent = sent;
        _now = sent.Observations;
        _stored = stored;
        _slips = slips;
        _findings = findings;
    }

    public void Run()
    {
        _findings.Applies(EarlierRules.Revision);
        _findings.Applies(EarlierRules.UnitSlip);
        SeriesWalk.ForEachPair(_stored, Rows(_stored), _now, Rows(_now), Check);
        if (_now.Attributes.FirstOrDefault(attribute => attribute.Id == RevisionType) is { } stated)
        {
            _findings.Applies(EarlierRules.NoRevision);
            foreach (var row in stated.Rows.Where(row => !_revised.Contains(row)))
            {
                Add(EarlierRules.NoRevision, row, double.NaN, "a stored figure that changes, or no REVISION_TYPE", double.NaN, RevisionType);
            }
        }
    }

    private static int[] Rows(Slice slice) => [.. Enumerable.Range(0, slice.Count)];

    private void Check(int before, int row)
    {
        var (old, value) = (_stored.Values[before], _now.Values[row]);
        if (old.Equals(value) || _sent.Deletes[row])
        {
            return;
        }

        var type = _now.AttributeAt(RevisionType, row);
        if (type is not null)
        {
            _revised.Add(row);
        }

        if (double.IsNaN(old))
        {
            return;
        }

        if (UnitSlip.IsLikely(old, value))
        {
            if (_slips.Add(row))
            {
                Add(EarlierRules.UnitSlip, row, value, "a figure of the size of the stored ", old);
            }
        }
        else if (type is null && (double.IsNaN(value) || Tolerance.IsExceeded(old, value)) && _stored.AttributeAt(Status, before)?.Contains('P', StringComparison.Ordinal) != true)
        {
            Add(EarlierRules.Revision, row, value, "REVISION_TYPE, or the stored ", old);
        }
    }

    private void Add(Rule rule, int row, double value, string expected, double old, string column = ValueRules.ValueColumn)
    {
        if (_findings.Keeps(rule))
        {
            _findings.Add(rule, _sent.Lines[row], column, _now.Columns[_now.Structure.PartnerPosition()][row], ValueText.Of(value), expected + ValueText.Of(old));
        }
        else
        {
            _findings.Count(rule);
        }
    }
}
