// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Corridors;

/// <summary>One dictionary per matched dimension for both sides, so that keys compare as numbers.</summary>
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
        Places = PlacesOf([.. Codes.Select(codes => codes.Length)]);
    }

    /// <summary>The ids of the matched dimensions.</summary>
    public ImmutableArray<string> Dimensions { get; }

    /// <summary>Per matched dimension the codes as compared, in ordinal order.</summary>
    public ImmutableArray<ImmutableArray<string>> Codes { get; }

    /// <summary>The dimensions with more than one code, and where each stands in a key: keys order like their words, read as numbers.</summary>
    public ImmutableArray<KeyPlace> Places { get; }

    /// <summary>How many words of 64 bits a key takes; one unless very many codes are in use.</summary>
    public static int WordCount(ImmutableArray<KeyPlace> places) => places.IsEmpty ? 1 : places[^1].Word + 1;

    /// <summary>Per code of a side's column its place in the common dictionary.</summary>
    public int[] RanksOf(MirrorSide side, CodeColumn column, int dimension) =>
        [.. column.Codes.Select(code => Codes[dimension].BinarySearch(AsCompared(side, Dimensions[dimension], code), StringComparer.Ordinal))];

    /// <summary>The code under which a code as reported is compared.</summary>
    public static string AsCompared(MirrorSide side, string dimensionId, string code) =>
        side.Renamed.TryGetValue(dimensionId, out var names) && names.TryGetValue(code, out var renamed) ? renamed : code;

    /// <summary>The places of dimensions with so many codes each.</summary>
    public static ImmutableArray<KeyPlace> PlacesOf(ImmutableArray<int> sizes)
    {
        var words = new List<List<int>> { new() };
        ulong size = 1;
        for (var i = 0; i < sizes.Length; i++)
        {
            var radix = (ulong)sizes[i];
            if (radix > 1)
            {
                if (size > ulong.MaxValue / radix)
                {
                    words.Add([]);
                    size = 1;
                }

                size *= radix;
                words[^1].Add(i);
            }
        }

        return [.. words.SelectMany((word, number) => InWord(word, number, sizes))];
    }

    private static IEnumerable<KeyPlace> InWord(List<int> dimensions, int word, ImmutableArray<int> sizes)
    {
        var stride = dimensions.Aggregate(1UL, (product, dimension) => product * (ulong)sizes[dimension]);
        foreach (var dimension in dimensions)
        {
            stride /= (ulong)sizes[dimension];
            yield return new KeyPlace(dimension, word, stride);
        }
    }

    private static IEnumerable<string> CodesOf(MirrorSide side, Slice? slice, string dimensionId) =>
        slice is null ? [] : slice.Columns[PositionOf(slice, dimensionId)].Codes.Select(code => AsCompared(side, dimensionId, code));

    public static int PositionOf(Slice slice, string dimensionId)
    {
        var position = slice.Structure.SlicePositionOf(dimensionId);
        return position >= 0 ? position : throw new ArgumentException($"{slice.Structure} has no dimension {dimensionId}, which the pair names.");
    }
}
