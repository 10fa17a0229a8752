// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Corridors;

/// <summary>The merge against a plain join of dictionaries, on random slices made from the number FsCheck prints when it fails.</summary>
public sealed class MirrorComparisonProperties
{
    private static readonly Corridor FinlandToEstonia = new(CountryCode.Parse("FIN"), CountryCode.Parse("EST"));

    [Fact]
    public void Compare_RandomSlices_EqualsAJoinByKey() =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            var origin = Random(random, "FIN", "EST", "EMI");
            var destination = Random(random, "EST", "FIN", "IMM");
            var cells = MirrorComparison.Compare(
                StructureCatalogue.Flow.MirrorPairs[0], FinlandToEstonia, origin, destination, MirrorOptions.None);

            var left = Join(origin, "EST", "EMI");
            var right = Join(destination, "FIN", "IMM");
            var expected = left.Keys.Union(right.Keys).Order(StringComparer.Ordinal)
                .Select(key => (key, left.GetValueOrDefault(key), right.GetValueOrDefault(key)));
            var found = cells.Select(c => (string.Join('|', c.Key.Codes.Select(p => p.Value)), Text(c.Origin), Text(c.Destination)));
            Assert.Equal(expected.Select(e => (e.key, e.Item2 ?? "Missing", e.Item3 ?? "Missing")).OrderBy(e => e.key, StringComparer.Ordinal), found.OrderBy(f => f.Item1, StringComparer.Ordinal));
            return cells.Zip(cells.Skip(1)).All(p => Ascend(p.First.Key, p.Second.Key));
        }).QuickCheckThrowOnFailure();

    private static string Text(MirrorFigure figure) => figure.Status == MirrorStatus.Reported ? figure.Value.ToString()! : figure.Status.ToString();

    private static bool Ascend(MatchedKey first, MatchedKey second) =>
        first.Codes.Zip(second.Codes, (a, b) => string.CompareOrdinal(a.Value, b.Value)).FirstOrDefault(step => step != 0) < 0;

    private static Dictionary<string, string> Join(Slice slice, string partner, string measure)
    {
        var pair = StructureCatalogue.Flow.MirrorPairs[0];
        string Code(int row, string id) => slice.Columns[slice.Structure.SlicePositionOf(id)][row];
        return Enumerable.Range(0, slice.Count)
            .Where(r => Code(r, "COUNTERPART_AREA") == partner && Code(r, "MEASURE") == measure && Code(r, "BASIS") == "RES" && Code(r, "CITIZENS") == "_T")
            .GroupBy(r => string.Join('|', pair.Matched.Select(id => Code(r, id))))
            .ToDictionary(g => g.Key, g =>
            {
                var valued = g.Where(r => slice.ValueAt(r) is not null).ToArray();
                int Distance(int r) => Code(r, "MIN_STAY") == "_U" ? int.MaxValue : Math.Abs(int.Parse(Code(r, "MIN_STAY"), null) - 12);
                var nearest = valued.Where(r => Distance(r) == valued.Min(Distance)).ToArray();
                return nearest.Length == 0 ? "Missing" : nearest.Length == 1 ? slice.Values[nearest[0]].ToString(null, null) : "Ambiguous";
            });
    }

    private static Slice Random(Random random, string owner, string partner, string measure)
    {
        var slice = new TestSlice(StructureCatalogue.Flow, owner, "2015");
        var keys = new HashSet<string>();
        for (var i = random.Next(60); i >= 0; i--)
        {
            string Pick(params string[] codes) => codes[random.Next(codes.Length)];
            var counterpart = Pick(partner, partner, "_T", "SWE");
            var key = $"FREQ={Pick("A", "A", "Q")} MEASURE={Pick(measure, measure, "IMM")} BASIS={Pick("RES", "RES", "CB")} CITIZENS={Pick("_T", "_T", "NAT")} "
                + $"MIN_STAY={Pick("12", "_U", "6", "18")} SEX={Pick("F", "M", "_T")} AGE={Pick("Y5", "Y5T9", "_T")} SOURCE={Pick("REG", "SUR", "_U")}";
            if (keys.Add(counterpart + key))
            {
                slice.Row(counterpart, key, random.Next(5) == 0 ? null : random.Next(100));
            }
        }

        return slice.Build();
    }
}
