// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Disclosure;

/// <summary>The totals an office did not send, of which it sent classes that are closed: each is shown as withheld.</summary>
internal sealed class UnsentTotals
{
    private const string ObservationStatus = "OBS_STATUS";
    private const string Withheld = "Q";
    private readonly IReadOnlyCollection<string[]> _keys;

    private UnsentTotals(IReadOnlyCollection<string[]> keys) => _keys = keys;

    public int Count => _keys.Count;

    /// <param name="whole">As its owner sent it.</param>
    /// <param name="isThere">Per row, whether it is opened.</param>
    /// <param name="depths">The depths that are open.</param>
    public static UnsentTotals Of(Slice whole, bool[] isThere, IReadOnlyList<DetailDepth> depths)
    {
        var keys = new Dictionary<string, string[]>(StringComparer.Ordinal);
        if (Array.TrueForAll(isThere, there => there))
        {
            return new UnsentTotals(keys.Values);
        }

        var there = Enumerable.Range(0, whole.Count).Where(row => isThere[row]).Select(row => Text(KeyAt(whole, row))).ToHashSet(StringComparer.Ordinal);
        foreach (var closed in depths.Select(depth => depth.ClosedPositions(whole.Structure).ToList()))
        {
            foreach (var row in Enumerable.Range(0, whole.Count).Where(row => !isThere[row]))
            {
                var key = KeyAt(whole, row);
                closed.ForEach(position => key[position] = StandardCodes.Total);
                var text = Text(key);
                if (!there.Contains(text))
                {
                    keys[text] = key;
                }
            }
        }

        return new UnsentTotals(keys.Values);
    }

    /// <summary>The rows kept of a slice, with the totals among them.</summary>
    public OpenedSlice JoinTo(Slice slice, IReadOnlyList<int> kept, ImmutableArray<int> hidden)
    {
        var rows = kept.Select(row => (Key: KeyAt(slice, row), Row: row)).Concat(_keys.Select(key => (Key: key, Row: -1))).ToList();
        rows.Sort((left, right) => Compare(left.Key, right.Key));
        var joined = new Slice(
            slice.Structure,
            slice.Owner,
            slice.Period,
            [.. Enumerable.Range(0, slice.Columns.Length).Select(position => Column(rows, position))],
            [.. rows.Select(row => row.Row < 0 ? double.NaN : slice.Values[row.Row])],
            Attributes(slice, rows));
        return new OpenedSlice(
            joined,
            [.. Enumerable.Range(0, rows.Count).Where(at => rows[at].Row < 0 || hidden.BinarySearch(rows[at].Row) >= 0)],
            [.. rows.Select(row => row.Row)]);
    }

    private static CodeColumn Column(List<(string[] Key, int Row)> rows, int position)
    {
        ImmutableArray<string> codes = [.. rows.Select(row => row.Key[position]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return new CodeColumn(codes, [.. rows.Select(row => codes.BinarySearch(row.Key[position], StringComparer.Ordinal))]);
    }

    private static ImmutableArray<AttributeColumn> Attributes(Slice slice, List<(string[] Key, int Row)> rows)
    {
        var columns = new SortedDictionary<string, List<(int At, string Text)>>(StringComparer.Ordinal) { [ObservationStatus] = [] };
        foreach (var attribute in slice.Attributes)
        {
            columns.TryAdd(attribute.Id, []);
        }

        for (var at = 0; at < rows.Count; at++)
        {
            foreach (var (id, texts) in columns)
            {
                if ((rows[at].Row >= 0 ? slice.AttributeAt(id, rows[at].Row) : id == ObservationStatus ? Withheld : null) is { } text)
                {
                    texts.Add((at, text));
                }
            }
        }

        return
        [
            .. columns.Where(column => column.Value.Count > 0)
                .Select(column => new AttributeColumn(column.Key, [.. column.Value.Select(entry => entry.At)], [.. column.Value.Select(entry => entry.Text)])),
        ];
    }

    private static string[] KeyAt(Slice slice, int row) => [.. slice.Columns.Select(column => column[row])];

    // No code holds a blank.
    private static string Text(string[] key) => string.Join(' ', key);

    private static int Compare(string[] left, string[] right)
    {
        for (var i = 0; i < left.Length; i++)
        {
            if (string.CompareOrdinal(left[i], right[i]) is var order and not 0)
            {
                return order;
            }
        }

        return 0;
    }
}
