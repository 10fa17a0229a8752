// SPDX-License-Identifier: Apache-2.0
using System.Text.Json;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Tests.Reconciliation;

namespace StatsExchange.Domain.Tests.Harmonisation;

/// <summary>The published sets and the exponential form against worked numbers (duration.json: published sets, and exponentials computed apart).</summary>
public sealed class StayFactorsTests
{
    private const double Tolerance = 1e-12;
    private static readonly JsonElement Worked = JsonDocument.Parse(TestData.Read("Harmonisation", "duration.json")).RootElement;

    [Fact]
    public void Convert_PublishedSets_HaveTheirPublishedFactors()
    {
        var sets = Worked.GetProperty("published_sets_multiplicative_to_12m");
        string[] order = [.. sets.GetProperty("order").EnumerateArray().Select(item => item.GetString()!)];
        foreach (var set in StayFactors.Published)
        {
            var factors = sets.GetProperty(set.Name).EnumerateArray().Select(item => item.GetDouble()).ToArray();
            Assert.Equal(factors, order.Select(code => set.Convert(StayThreshold.OfCode(code == "permanent" ? "PERM" : code), 12).Factor!.Value));
        }

        Assert.Equal(sets.EnumerateObject().Count() - 1, StayFactors.Published.Length);
    }

    [Fact]
    public void Convert_Exponential_MeetsTheWorkedNumbersAlsoAboveTwelveMonthsAndSaysSo()
    {
        foreach (var example in Worked.GetProperty("examples").EnumerateArray())
        {
            var set = StayFactors.Exponential(example.GetProperty("mu").GetDouble());
            foreach (var months in new[] { 0, 3, 6, 12, 24 })
            {
                var conversion = set.Convert(StayThreshold.OfMonths(months), 12);
                Flows.AssertClose(example.GetProperty($"f{months}").GetDouble(), conversion.Factor, Tolerance);
                Assert.Equal(months > 12, conversion.IsExtrapolated);
            }
        }
    }

    [Fact]
    public void Convert_ExponentialWithTheImpliedRates_ReproducesThePoissonSet()
    {
        var rates = Worked.GetProperty("implied_mu_from_POISSON_set");
        var poisson = StayFactors.Find("willekens_poisson")!;
        foreach (var months in new[] { 0, 3, 6 })
        {
            var exponential = StayFactors.Exponential(rates.GetProperty($"d{months}").GetDouble());
            Flows.AssertClose(Factor(poisson, months, 12), Factor(exponential, months, 12), Tolerance);
        }
    }

    [Theory]
    [InlineData(1, 0.53 + (0.10 / 3))]
    [InlineData(2, 0.53 + (0.20 / 3))]
    [InlineData(4, 0.63 + (0.10 / 3))]
    [InlineData(9, 0.865)]
    [InlineData(11, 0.955)]
    public void Convert_BetweenTheKnots_IsLinear(int months, double factor) =>
        Flows.AssertClose(factor, Factor(StayFactors.Find("IMEM")!, months, 12), Tolerance);

    [Fact]
    public void Convert_ToAnotherTarget_IsTheRatioOfTheFactors()
    {
        Flows.AssertClose(0.53 / 0.73, Factor(StayFactors.Find("IMEM")!, 0, 6), Tolerance);
        Flows.AssertClose(2.26 / 0.63, StayFactors.Find("IMEM")!.Convert(StayThreshold.Permanent, 3).Factor, Tolerance);
        Flows.AssertClose(Math.Exp(0.2), Factor(StayFactors.Exponential(0.2), 24, 12), Tolerance);
        Assert.True(StayFactors.Exponential(0.2).Convert(StayThreshold.OfMonths(3), 24).IsExtrapolated);
    }

    [Fact]
    public void Convert_ToTheThresholdItself_ChangesNothing()
    {
        foreach (var set in StayFactors.Published.Add(StayFactors.Exponential(0.7)))
        {
            Assert.All(Enumerable.Range(0, 13), months => Assert.Equal(1, Factor(set, months, months)));
        }
    }

    [Theory]
    [InlineData("IMEM", "24", 12)]
    [InlineData("IMEM", "13", 12)]
    [InlineData("WILLEKENS_MIXTURE", "6", 13)]
    [InlineData("EXPONENTIAL:0.2", "PERM", 12)]
    public void Convert_AThresholdOrTargetTheSetHasNoFactorFor_IsNotConverted(string set, string threshold, int target) =>
        Assert.Equal(
            new StayConversion(null, StayObstacle.OutsideSet, false),
            StayFactors.Find(set)!.Convert(StayThreshold.OfCode(threshold), target));

    [Theory]
    [InlineData("_U")]
    [InlineData("61")]
    [InlineData(null)]
    public void Convert_AnUnknownThreshold_IsNotConverted(string? code) =>
        Assert.All(StayFactors.Published, set => Assert.Equal(StayObstacle.UnknownThreshold, set.Convert(StayThreshold.OfCode(code), 12).Obstacle));

    [Theory]
    [InlineData("IMEM", "IMEM")]
    [InlineData("imem", "IMEM")]
    [InlineData("exponential:0.233", "EXPONENTIAL:0.233")]
    [InlineData("EXPONENTIAL:0", null)]
    [InlineData("EXPONENTIAL:5.1", null)]
    [InlineData("EXPONENTIAL:1e-3", null)]
    [InlineData("EXPONENTIAL", null)]
    [InlineData("IMEM:1", null)]
    [InlineData("", null)]
    public void Find_ANameOrARate_IsTheSetOrNothing(string text, string? expected) =>
        Assert.Equal(expected, StayFactors.Find(text)?.ToString());

    [Theory]
    [InlineData("STOCK", "IMM", null, StayObstacle.Stock)]
    [InlineData("RETURN", "RST", null, StayObstacle.Stock)]
    [InlineData("FLOW", "EMI", "TR1", StayObstacle.Transition)]
    [InlineData("FLOW", "IMM", "TR5", StayObstacle.Transition)]
    [InlineData("FLOW", "IMM", "EV", StayObstacle.None)]
    [InlineData("RETURN", "RFL", null, StayObstacle.None)]
    public void ConversionOf_WhatWasCounted_OnlyEventsAreConverted(string structure, string measure, string? concept, StayObstacle expected)
    {
        var conversion = new StayHarmonisation(StayFactors.Published[0]).ConversionOf(structure, measure, concept, StayThreshold.OfMonths(6));

        Assert.Equal(expected, conversion.Obstacle);
        Assert.Equal(expected == StayObstacle.None ? 0.73 : null, conversion.Factor);
    }

    [Fact]
    public void Harmonisation_ATargetTheSetCannotGive_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new StayHarmonisation(StayFactors.Published[0], 24));

    private static double Factor(StayFactors set, int months, int target) => set.Convert(StayThreshold.OfMonths(months), target).Factor!.Value;
}
