// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;

namespace StatsExchange.Domain.Tests.Areas;

public sealed class ReferenceAreasTests
{
    [Fact]
    public void All_HasTheAreasOfIsoAndKosovo()
    {
        Assert.Equal(250, AreaCatalogue.All.Length);
        Assert.Equal(195, AreaCatalogue.All.Count(area => area.Kind == PartnerKind.Country));
    }

    [Theory]
    [InlineData("PHL")]
    [InlineData("PH")]
    [InlineData("608")]
    public void Find_AnyOfThreeCodes_IsTheSameArea(string text) => Assert.Equal("Philippines", AreaCatalogue.Find(text)?.Name);

    [Theory]
    [InlineData("SE", "SWE")]
    [InlineData("004", "AFG")]
    [InlineData("SUN", "SUN")]
    [InlineData("_T", "_T")]
    [InlineData("_X", "_X")]
    [InlineData("_OS", "_OS")]
    [InlineData("STLS", "STLS")]
    [InlineData("035", "035")]
    [InlineData("XK", "XKX")]
    public void Canonical_OfPartner_IsOneCodePerPartner(string text, string expected) =>
        Assert.Equal(expected, PartnerAreas.Instance.Canonical(text));

    [Theory]
    [InlineData("ZZZ")]
    [InlineData("999")]
    [InlineData("se")]
    [InlineData("Sweden")]
    public void Canonical_OfNoPartner_IsNull(string text) => Assert.Null(PartnerAreas.Instance.Canonical(text));

    [Fact]
    public void Find_FormerState_HasDatesAndSuccessorsAndIsNoCorridorEnd()
    {
        var union = PartnerAreas.Instance.Find("SUN")!;
        Assert.Equal(PartnerKind.FormerState, union.Kind);
        Assert.Equal((1922, 1991), (union.ValidFrom, union.ValidTo));
        Assert.Equal(15, union.Members.Length);
        Assert.False(union.IsCorridorEnd);
    }

    [Fact]
    public void Find_GeographicRegion_IsAnAggregateWithMembers()
    {
        var region = PartnerAreas.Instance.Find("035")!;
        Assert.Equal(PartnerKind.Aggregate, region.Kind);
        Assert.Contains(CountryCode.Parse("PHL"), region.Members);
        Assert.False(region.IsCorridorEnd);
    }

    [Fact]
    public void Region_Members_AreEveryRoleButObserver()
    {
        var asean = Regions.Of(RegionCode.Parse("ASEAN"));
        Assert.Equal(10, asean.Members.Length);
        Assert.Equal(CountryCode.Parse("PNG"), Assert.Single(asean.Observers));
        Assert.Equal(62, Regions.Find("ESCAP")!.Members.Length);
        Assert.Equal(27, Regions.Find("EUROPE27")!.Members.Length);
    }

    [Fact]
    public void RegionCode_OfNoBody_IsRefused()
    {
        Assert.Throws<FormatException>(() => RegionCode.Parse("PHL"));
        Assert.Throws<InvalidOperationException>(() => default(RegionCode).Value);
    }
}
