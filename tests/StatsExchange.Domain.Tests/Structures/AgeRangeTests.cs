// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Structures;

/// <summary>An age code is a range of years, and ages stand in the order of years, not of letters.</summary>
public sealed class AgeRangeTests
{
    [Theory]
    [InlineData("Y5", 5, 5)]
    [InlineData("Y5T9", 5, 9)]
    [InlineData("Y_GE65", 65, null)]
    [InlineData("Y_LT15", 0, 14)]
    [InlineData("Y_LT1", 0, 0)]
    public void TryParse_AnAgeCode_IsItsYears(string code, int from, int? to)
    {
        Assert.True(AgeCodes.TryParse(code, out var range));
        Assert.Equal(new AgeRange(from, to), range);
    }

    [Theory]
    [InlineData("_T")]
    [InlineData("_U")]
    [InlineData("Y9T5")]
    [InlineData("YT5")]
    public void TryParse_WhatNamesNoYears_IsNone(string code) => Assert.False(AgeCodes.TryParse(code, out _));

    [Fact]
    public void Code_OfEveryRange_ParsesBack()
    {
        foreach (var from in Enumerable.Range(0, AgeCodes.OldestAge))
        {
            foreach (var to in new int?[] { from, from + 1, AgeCodes.OldestAge, null })
            {
                Assert.True(AgeCodes.TryParse(new AgeRange(from, to).Code, out var range));
                Assert.Equal(new AgeRange(from, to), range);
            }
        }
    }

    [Fact]
    public void Compare_CodesInAnyOrder_StandAsAReaderExpects()
    {
        string[] expected = ["_T", "Y0", "Y_LT15", "Y5", "Y5T9", "Y_GE5", "Y10T14", "Y_GE65", "Y100", "_O", "_U", "_Z"];

        Assert.Equal(expected, expected.Order(StringComparer.Ordinal).Order(AgeCodes.Instance));
    }

    [Fact]
    public void ContainsAndOverlaps_OpenAndClosedRanges_FollowTheYears()
    {
        var (children, school, old) = (new AgeRange(0, 14), new AgeRange(5, 9), new AgeRange(65, null));

        Assert.True(children.Contains(school) && children.Overlaps(school) && school.Overlaps(children));
        Assert.True(old.Contains(new AgeRange(70, null)) && old.Contains(new AgeRange(65, 69)));
        Assert.False(school.Contains(children) || old.Contains(new AgeRange(64, null)) || children.Overlaps(old) || old.Overlaps(children));
        Assert.False(new AgeRange(65, 99).Contains(old));
        Assert.True(new AgeRange(65, 99).Overlaps(old));
    }

    [Fact]
    public void New_AnEmptyRange_IsRefused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new AgeRange(9, 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AgeRange(-1, 5));
    }
}
