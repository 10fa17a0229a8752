// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Snapshots;

/// <summary>Numbers the codes of one dimension in the order they come.</summary>
internal sealed class CodeBook
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _codes = [];

    public int Count => _codes.Count;

    public string this[int number] => _codes[number];

    public int NumberOf(string code)
    {
        if (!_numbers.TryGetValue(code, out var number))
        {
            number = _codes.Count;
            _numbers.Add(code, number);
            _codes.Add(code);
        }

        return number;
    }

    /// <summary>Per number the place of its code in ordinal order.</summary>
    public int[] Ranks()
    {
        var ranks = new int[_codes.Count];
        var sorted = Enumerable.Range(0, _codes.Count).OrderBy(number => _codes[number], StringComparer.Ordinal).ToArray();
        for (var place = 0; place < sorted.Length; place++)
        {
            ranks[sorted[place]] = place;
        }

        return ranks;
    }
}
