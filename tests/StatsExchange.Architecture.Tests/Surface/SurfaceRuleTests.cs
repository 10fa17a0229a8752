// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Surface;

public sealed class SurfaceRuleTests
{
    /// <summary>With the stand-ins, that they invent nothing; with the packages, that what is known of them is true.</summary>
    [Fact]
    public void Shown_WhatStandsForThePackages_IsWhatTheyShow()
    {
        var shown = SurfaceRule.Shown();

        Assert.NotEmpty(shown);
        Expect.None(SurfaceRule.IsReal ? [.. SurfaceRule.Known.Except(shown)] : SurfaceRule.Invented(shown));
    }

    [Fact]
    public void Invented_TypeAndMembersOfNoPackage_Named()
    {
        var invented = SurfaceRule.Invented(PublicSurface.Of(typeof(InventedThing)));

        const string Name = "StatsExchange.Architecture.Tests.Surface.InventedThing";
        Assert.Equal(
            [
                $"class {Name}",
                $"{Name} System.Int32 Count {{ get; protected set; }}",
                $"{Name} System.Threading.Tasks.Task<T> EchoAsync<T>(T value, System.Int32 times = …)",
                $"{Name} protected new(System.String name)",
                $"{Name} static System.Int32 Limit = 3",
            ],
            invented.Order(StringComparer.Ordinal).OrderBy(line => line.StartsWith("class", StringComparison.Ordinal) ? 0 : 1));
    }

    [Theory]
    [InlineData("sealed class Orleans.AliasAttribute")]
    [InlineData("Orleans.AliasAttribute new(System.String alias)")]
    [InlineData("Grpc.Core.Status static Grpc.Core.Status DefaultSuccess")]
    [InlineData("Grpc.Core.StatusCode static Grpc.Core.StatusCode DataLoss = 15")]
    [InlineData("Orleans.Grain protected System.Void DeactivateOnIdle()")]
    public void Known_MembersOfThePackages_AreThere(string line) => Assert.Contains(line, SurfaceRule.Known);
}
