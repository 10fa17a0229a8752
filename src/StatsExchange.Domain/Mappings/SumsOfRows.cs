// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Domain.Mappings;

/// <summary>
/// Adds up cells that fall on one key because a mapping gives several classes of an additive dimension, or several partners, one code.
/// Cells that differ in anything else stay apart, so that they are found as duplicates.
/// </summary>
internal sealed class SumsOfRows(OfficeMapping mapping, ImmutableArray<ColumnReader> readers)
{
    private const char Between = '\u001f';
    private const string Status = "OBS_STATUS";

    /// <summary>They are held until the table has ended, which takes more memory than observations do.</summary>
    private const int MostParts = 500_000;

    private readonly Dictionary<string, Summed> _byKey = new(StringComparer.Ordinal);
    private readonly List<Summed> _all = [];
    private int _parts;

    /// <summary>The figures, in the order of their first cells.</summary>
    public IReadOnlyList<Summed> All => _all;

    /// <exception cref="SubmissionTooLargeException">There are more cells than are held.</exception>
    public void Add(SummedPart part)
    {
        if (_parts++ == MostParts)
        {
            throw new SubmissionTooLargeException("figures to add up", MostParts);
        }

        var key = string.Join(
            Between,
            part.Dimensions.Select(code => $"{code.Key}={code.Value}")
                .Concat(part.Attributes.Where(attribute => IsApart(attribute.Key)).Select(attribute => $"{attribute.Key}={attribute.Value}"))
                .Concat(Texts(part, summed: false)));
        var classes = string.Join(Between, Texts(part, summed: true));
        if (!_byKey.TryGetValue(key, out var sum))
        {
            _byKey.Add(key, sum = new Summed(part, classes));
            _all.Add(sum);
        }
        else if (!sum.TryAdd(part, classes))
        {
            _all.Add(new Summed(part, classes));
        }
    }

    private bool IsApart(string attribute) => attribute != Status && !Target.Find(mapping.Structure, attribute)!.IsFreeText;

    private IEnumerable<string> Texts(SummedPart part, bool summed) => Enumerable.Range(0, readers.Length)
        .Where(i => readers[i].Target is { IsDimension: true, IsReporter: false } target && target.IsSummed == summed)
        .Select(i => TableText.Fold(part.Texts[i]));
}
