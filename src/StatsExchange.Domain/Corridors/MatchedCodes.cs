// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Corridors;

/// <summary>One dictionary per matched dimension for both sides, so that keys compare as small integers.</summary>
internal sealed class MatchedCodes
{
    public MatchedCodes(MirrorPair pair, Slice? origin, Slice? destination)
    {
        Dimensions = pair.Matched;
        Codes =
        [
            .. Dimensions.Select(id => CodesOf(pair.Origin, origin, id)
                .Union(CodesOf(pair.Destination, destination, id))
                .Order(StringComparer.Ordinal)
                .ToImmutableArray()),
        ];
        Places = PlacesOf(Codes);
        WordCount = Places.IsEmpty ? 1 : Places[^1].Word + 1;
    }

    /// <summary>The ids of the matched dimensions.</summary>
    public ImmutableArray<string> Dimensions { get; }

    /// <summary>Per matched dimension the codes as compared, in ordinal order.</summary>
    public ImmutableArray<ImmutableArray<string>> Codes { get; }

    /// <summary>The dimensions with more than one code, and where each stands in a key: keys order like their words, read as numbers.</summary>
    public ImmutableArray<(int Dimension, int Word, ulong Radix)> Places { get; }

    /// <summary>How many words of 64 bits a key takes; one unless very many codes are in use.</summary>
    public int WordCount { get; }

    /// <summary>Per code of a side's column its place in the common dictionary.</summary>
    public int[] RanksOf(MirrorSide side, CodeColumn column, int dimension) =>
        [.. column.Codes.Select(code => Codes[dimension].BinarySearch(AsCompared(side, Dimensions[dimension], code), StringComparer.Ordinal))];

    /// <summary>The code under which a code as reported is compared.</summary>
    public static string AsCompared(MirrorSide side, string dimensionId, string code) =>
        side.Renamed.TryGetValue(dimensionId, out var names) && names.TryGetValue(code, out var renamed) ? renamed : code;

    private static ImmutableArray<(int Dimension, int Word, ulong Radix)> PlacesOf(ImmutableArray<ImmutableArray<string>> codes)
    {
        var places = ImmutableArray.CreateBuilder<(int, int, ulong)>();
        var word = 0;
        ulong size = 1;
        for (var i = 0; i < codes.Length; i++)
        {
            var radix = (ulong)codes[i].Length;
            if (radix > 1)
            {
                (word, size) = size <= ulong.MaxValue / radix ? (word, size * radix) : (word + 1, radix);
                places.Add((i, word, radix));
            }
        }

        return places.DrainToImmutable();
    }

    private static IEnumerable<string> CodesOf(MirrorSide side, Slice? slice, string dimensionId) =>
        slice is null ? [] : slice.Columns[PositionOf(slice, dimensionId)].Codes.Select(code => AsCompared(side, dimensionId, code));

    public static int PositionOf(Slice slice, string dimensionId)
    {
        var position = slice.Structure.SlicePositionOf(dimensionId);
        return position >= 0 ? position : throw new ArgumentException($"{slice.Structure} has no dimension {dimensionId}, which the pair names.");
    }
}
