// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Observations;

public sealed class BlockCutterTests
{
    /// <summary>About 40,000 keys of one period, made of real codes, with a flag here and there.</summary>
    private static readonly Slice Large = Detailed(_ => true, 0);

    [Fact]
    public void Cut_LargeSlice_EndsBlocksBeforeMarkedKeysOrAtTheLimit()
    {
        var ranges = BlockCutter.Cut(Large);
        Assert.True(ranges.Length > 4);
        Assert.Equal(Large.Count, ranges.Sum(range => range.Count));
        Assert.All(ranges, range => Assert.InRange(range.Count, 1, 8_192));
        for (var i = 1; i < ranges.Length; i++)
        {
            Assert.Equal(ranges[i - 1].End, ranges[i].Start);
            Assert.True(IsMarked(Large, ranges[i].Start) || ranges[i - 1].Count == 8_192);
            Assert.DoesNotContain(Enumerable.Range(ranges[i].Start + 1, ranges[i].Count - 1), row => IsMarked(Large, row));
        }
    }

    [Fact]
    public void Join_OfWhatWasCut_IsTheSlice() => AssertJoinsBack(Large);

    [Fact]
    public void Join_OfRealStocks_IsTheSlice()
    {
        foreach (var slice in NamibianStocks.Submit().Slices)
        {
            AssertJoinsBack(slice.Observations);
            var halves = new[] { new RowRange(0, slice.Observations.Count / 2), new RowRange(slice.Observations.Count / 2, slice.Observations.Count - (slice.Observations.Count / 2)) };
            Assert.True(SliceText.AreSame(slice.Observations, SliceJoin.Join([.. halves.Select(half => SliceRange.Take(slice.Observations, half))])));
        }
    }

    [Fact]
    public void Cut_AfterOneRevisedFigure_CutsAtTheSameRows() =>
        Assert.Equal(BlockCutter.Cut(Large).AsEnumerable(), BlockCutter.Cut(Detailed(_ => true, 7)).AsEnumerable());

    [Theory]
    [InlineData(0)]
    [InlineData(9_000)]
    [InlineData(21_000)]
    [InlineData(39_000)]
    public void Cut_AfterOneInsertedRow_ChangesBlocksOnlyUpToTheNextMarkedKey(int inserted)
    {
        var before = Detailed(row => row != inserted, 0);
        var blocksBefore = Blocks(before);
        var blocksAfter = Blocks(Large);
        var next = Enumerable.Range(inserted + 1, Large.Count - inserted - 1).FirstOrDefault(row => IsMarked(Large, row), Large.Count);
        var untouched = BlockCutter.Cut(Large).Zip(blocksAfter).Where(pair => pair.First.End <= inserted || pair.First.Start >= next).Select(pair => pair.Second);
        Assert.All(untouched, block => Assert.Contains(block, blocksBefore));
        Assert.Equal(Large.Count, before.Count + 1);
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    [InlineData(5, 0)]
    public void Cut_OfWhatWasMergedIntoJoinedBlocks_IsThatOfTheWhole(int step, int rest)
    {
        var before = Detailed(row => row % step != rest, 0);
        var current = SliceJoin.JoinBlocks([.. BlockCutter.Cut(before).Select(range => SliceRange.Take(before, range))]);
        var sent = Detailed(row => row % step == rest, 0);
        Assert.NotEmpty(BlockCutter.Cut(sent));
        var submitted = new SubmittedSlice(sent, [.. new bool[sent.Count]], [.. new int[sent.Count]]);
        var merged = SliceMerge.Apply(current, new long[current.Count], submitted, replace: false, vintage: 1).Slice!;
        Assert.Equal(BlockCutter.Cut(Detailed(_ => true, 0)).AsEnumerable(), BlockCutter.Cut(merged).AsEnumerable());
        Assert.True(SliceText.AreSame(Large, merged));
    }

    [Fact]
    public void Take_OutsideTheSlice_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => SliceRange.Take(Large, new RowRange(Large.Count, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => SliceRange.Take(Large, new RowRange(-1, 1)));
    }

    [Fact]
    public void Join_PartsOutOfOrder_IsRefused()
    {
        var parts = BlockCutter.Cut(Large).Select(range => SliceRange.Take(Large, range)).Reverse().ToArray();
        Assert.Throws<ArgumentException>(() => SliceJoin.Join(parts));
        Assert.Throws<ArgumentException>(() => SliceJoin.Join([]));
    }

    private static void AssertJoinsBack(Slice slice) =>
        Assert.True(SliceText.AreSame(slice, SliceJoin.Join([.. BlockCutter.Cut(slice).Select(range => SliceRange.Take(slice, range))])));

    private static List<string> Blocks(Slice slice) =>
        [.. BlockCutter.Cut(slice).Select(range => Digest.Of(Encoding.UTF8.GetBytes(string.Join('\n', SliceText.Lines(SliceRange.Take(slice, range))))).ToString())];

    private static bool IsMarked(Slice slice, int row)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\u001F', slice.KeyAt(row))));
        return hash[0] == 0 && hash[1] >> 4 == 0;
    }

    private static Slice Detailed(Func<int, bool> isSent, int revised)
    {
        var builder = new SubmissionBuilder(StructureCatalogue.Flow, Sent.Sweden);
        var partners = PartnerAreas.Instance.All.Where(partner => partner.IsCorridorEnd && partner.Code != "SWE").Select(partner => partner.Code).Order(StringComparer.Ordinal).Take(200);
        var ages = Enumerable.Range(0, 100).Select(age => "Y" + age).Order(StringComparer.Ordinal).ToArray();
        var row = 0;
        foreach (var partner in partners)
        {
            foreach (var sex in new[] { "F", "M" })
            {
                foreach (var age in ages)
                {
                    if (isSent(row))
                    {
                        builder.Add(
                            [new("COUNTERPART_AREA", partner), new("TIME_PERIOD", "2015"), new("MEASURE", "IMM"), new("BASIS", "RES"), new("SEX", sex), new("AGE", age)],
                            row % 97 + (row == 12_345 ? revised : 0),
                            row % 1_000 == 0 ? [new("OBS_STATUS", "P")] : []);
                    }

                    row++;
                }
            }
        }

        return Assert.Single(builder.Build().Slices).Observations;
    }
}
