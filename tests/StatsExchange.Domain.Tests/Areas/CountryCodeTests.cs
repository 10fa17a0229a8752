// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;

namespace StatsExchange.Domain.Tests.Areas;

public sealed class CountryCodeTests
{
    [Theory]
    [InlineData("PHL")]
    [InlineData("XKX")]
    public void Parse_KnownAlpha3_IsKept(string text) => Assert.Equal(text, CountryCode.Parse(text).Value);

    [Theory]
    [InlineData("PH")]
    [InlineData("608")]
    [InlineData("phl")]
    [InlineData("SUN")]
    [InlineData("_T")]
    [InlineData("ZZZ")]
    [InlineData("")]
    public void Parse_AnythingElse_IsRefused(string text)
    {
        Assert.False(CountryCode.TryParse(text, out _));
        Assert.Throws<FormatException>(() => CountryCode.Parse(text));
    }

    [Fact]
    public void Value_NeverSet_CannotBeUsed() => Assert.Throws<InvalidOperationException>(() => default(CountryCode).Value);

    [Fact]
    public void Corridor_OneCountryAtBothEnds_IsRefused()
    {
        var philippines = CountryCode.Parse("PHL");
        Assert.Throws<ArgumentException>(() => new Corridor(philippines, philippines));
        Assert.Throws<InvalidOperationException>(() => new Corridor(philippines, default));
    }

    [Fact]
    public void Corridor_Reversed_SwapsTheEnds()
    {
        var corridor = new Corridor(CountryCode.Parse("SWE"), CountryCode.Parse("DNK"));
        Assert.Equal("DNK → SWE", corridor.Reversed.ToString());
    }
}
