// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Observations;

/// <summary>Gives each canonical code of a dimension a small number and remembers which texts were sent for it.</summary>
internal sealed class CodeInterner(ICodeList codes)
{
    /// <summary>Where no code was found.</summary>
    public const int None = -1;

    private const int MaxCodes = ushort.MaxValue + 1;

    private readonly Dictionary<string, int> _bySentText = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byCode = new(StringComparer.Ordinal);
    private readonly List<string> _codes = [];

    public int Count => _codes.Count;

    public string this[int index] => _codes[index];

    /// <summary>The number of the code a text stands for, or <see cref="None"/>. Unknown texts are not remembered: a sender can invent any number of them.</summary>
    public int Intern(string text)
    {
        if (_bySentText.TryGetValue(text, out var index))
        {
            return index;
        }

        if (codes.Canonical(text) is not { } code)
        {
            return None;
        }

        if (!_byCode.TryGetValue(code, out index))
        {
            if (_codes.Count == MaxCodes)
            {
                throw new SubmissionTooLargeException("different codes in one dimension", MaxCodes);
            }

            index = _codes.Count;
            _codes.Add(code);
            _byCode.Add(code, index);
        }

        _bySentText.Add(text, index);
        return index;
    }

    /// <summary>The number of a canonical code in use, or <see cref="None"/>.</summary>
    public int IndexOf(string code) => _byCode.GetValueOrDefault(code, None);

    /// <summary>The rank of each code in ordinal order.</summary>
    public int[] Ranks()
    {
        var ranks = new int[_codes.Count];
        var rank = 0;
        foreach (var index in Enumerable.Range(0, _codes.Count).OrderBy(index => _codes[index], StringComparer.Ordinal))
        {
            ranks[index] = rank++;
        }

        return ranks;
    }
}
