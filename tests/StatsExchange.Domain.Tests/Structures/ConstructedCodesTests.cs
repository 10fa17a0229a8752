// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Structures;

public sealed class ConstructedCodesTests
{
    [Theory]
    [InlineData("Y0", "0 years")]
    [InlineData("Y5", "5 years")]
    [InlineData("Y5T9", "5 to 9 years")]
    [InlineData("Y_GE65", "65 years and over")]
    [InlineData("Y_LT15", "Under 15 years")]
    [InlineData("_T", "Total")]
    public void Age_ConstructedCode_HasAName(string code, string name)
    {
        Assert.Equal(code, AgeCodes.Instance.Canonical(code));
        Assert.Equal(name, AgeCodes.Instance.NameOf(code));
    }

    [Theory]
    [InlineData("Y")]
    [InlineData("Y05")]
    [InlineData("Y9T5")]
    [InlineData("Y5T5")]
    [InlineData("Y5T")]
    [InlineData("Y_LT0")]
    [InlineData("Y_GE")]
    [InlineData("Y-5")]
    [InlineData("Y151")]
    [InlineData("5")]
    [InlineData("")]
    public void Age_AnyOtherText_IsNoCode(string text) => Assert.Null(AgeCodes.Instance.Canonical(text));

    [Theory]
    [InlineData("PH-00", "PH")]
    [InlineData("SE-AB", "SE")]
    [InlineData("FR-75C", "FR")]
    public void Subdivision_FormOfIso3166Part2_BeginsWithItsCountry(string code, string country)
    {
        Assert.Equal(code, SubdivisionCodes.Instance.Canonical(code));
        Assert.Equal(country, SubdivisionCodes.CountryOf(code));
    }

    [Theory]
    [InlineData("PH")]
    [InlineData("PH-")]
    [InlineData("PH-0000")]
    [InlineData("PHL-00")]
    [InlineData("PH-0:")]
    [InlineData("ph-00")]
    public void Subdivision_AnyOtherText_IsNoCode(string text) => Assert.Null(SubdivisionCodes.Instance.Canonical(text));
}
