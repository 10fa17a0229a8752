// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Tests;

public sealed class PeriodTests
{
    [Theory]
    [InlineData("2015", "A", 1)]
    [InlineData("2015-S2", "S", 7)]
    [InlineData("2015-Q4", "Q", 10)]
    [InlineData("2015-01", "M", 1)]
    [InlineData("2015-12", "M", 12)]
    public void Parse_EachForm_KeepsTextFrequencyAndMonth(string text, string frequency, int firstMonth)
    {
        var period = Period.Parse(text);
        Assert.Equal((text, frequency, firstMonth), (period.ToString(), period.FrequencyCode, period.FirstMonth));
    }

    [Theory]
    [InlineData("1799")]
    [InlineData("2201")]
    [InlineData("15")]
    [InlineData("2015-S3")]
    [InlineData("2015-Q0")]
    [InlineData("2015-Q5")]
    [InlineData("2015-13")]
    [InlineData("2015-00")]
    [InlineData("2015-1")]
    [InlineData("2015/01")]
    [InlineData(" 2015")]
    [InlineData("+201")]
    [InlineData("2015-W01")]
    [InlineData("")]
    public void Parse_AnyOtherText_IsRefused(string text) => Assert.Throws<FormatException>(() => Period.Parse(text));

    [Fact]
    public void CompareTo_MixedFrequencies_OrdersByStartThenLongerFirst()
    {
        string[] ordered = ["2014-12", "2015", "2015-S1", "2015-Q1", "2015-01", "2015-02", "2015-Q2", "2015-S2", "2016"];
        Assert.Equal(ordered, ordered.Reverse().Select(Period.Parse).Order().Select(period => period.ToString()));
    }

    [Fact]
    public void Year_NeverSet_CannotBeUsed() => Assert.Throws<InvalidOperationException>(() => default(Period).Year);

    [Theory]
    [InlineData("2015", "2016")]
    [InlineData("2015-S2", "2016-S1")]
    [InlineData("2015-Q3", "2015-Q4")]
    [InlineData("2015-Q4", "2016-Q1")]
    [InlineData("2015-11", "2015-12")]
    [InlineData("2015-12", "2016-01")]
    public void Next_OfEachFrequency_IsWhatFollows(string period, string next) => Assert.Equal(next, Period.Parse(period).Next().ToString());

    [Theory]
    [InlineData("2200")]
    [InlineData("2200-12")]
    public void Next_OfTheLast_IsNone(string period) => Assert.Throws<InvalidOperationException>(() => Period.Parse(period).Next());
}
