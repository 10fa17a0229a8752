// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Disclosure;

/// <summary>
/// Whether a row may be shown by what its owner says about it: CONF_STATUS, EMBARGO_TIME, and OBS_STATUS Q (suppressed) beside a value; and
/// by the embargoes laid over it. A recipient of a pre-release reads embargoed rows whose CONF_REDIST names it.
/// </summary>
internal sealed class ReleaseRule(Slice slice, DateTimeOffset now, bool includesConfidential, EmbargoDecisions? embargoes, string? preReleasedTo)
{
    private const string Free = "F";
    private const string Embargoed = "E";
    private const char Suppressed = 'Q';
    private static readonly char[] Separators = [' ', ',', ';'];

    private readonly AttributeColumn? _status = slice.Attributes.FirstOrDefault(a => a.Id == "CONF_STATUS");
    private readonly AttributeColumn? _time = slice.Attributes.FirstOrDefault(a => a.Id == "EMBARGO_TIME");

    private readonly AttributeColumn? _recipients = preReleasedTo is null ? null : slice.Attributes.FirstOrDefault(a => a.Id == "CONF_REDIST");

    private readonly AttributeColumn? _observed = slice.Attributes.FirstOrDefault(a => a.Id == "OBS_STATUS");

    /// <summary>The rows that carry one of the attributes or are under an embargo laid over them, ascending: all others are free.</summary>
    public IEnumerable<int> MarkedRows()
    {
        var marked = new bool[slice.Count];
        foreach (var row in (_status?.Rows ?? []).Concat(_time?.Rows ?? []).Concat((_observed?.Rows ?? []).Where(IsSuppressedValue)).Concat(embargoes?.WithheldRows() ?? []))
        {
            marked[row] = true;
        }

        return Enumerable.Range(0, marked.Length).Where(row => marked[row]);
    }

    public bool IsWithheld(int row)
    {
        var status = _status?[row] ?? Free;
        var time = _time?[row];
        var isEmbargoed = time is null ? status == Embargoed : !HasPassed(time);
        if ((embargoes?.IsEmbargoed(row, isEmbargoed) ?? isEmbargoed) && !IsPreReleased(row))
        {
            return true;
        }

        return !includesConfidential && (status is not (Free or Embargoed) || IsSuppressedValue(row));
    }

    private bool IsPreReleased(int row) => _recipients?[row]?.Split(Separators, StringSplitOptions.RemoveEmptyEntries).Contains(preReleasedTo, StringComparer.Ordinal) == true;

    private bool IsSuppressedValue(int row) =>
        !double.IsNaN(slice.Values[row]) && _observed?[row]?.Contains(Suppressed, StringComparison.Ordinal) == true;

    // A time that cannot be read has not passed: an embargo must not end by a slip.
    private bool HasPassed(string time) =>
        DateTimeOffset.TryParse(time, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var end) && end <= now;
}
