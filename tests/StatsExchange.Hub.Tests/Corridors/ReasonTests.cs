// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Corridors;

/// <summary>Reasons from submission to answer: planted ones are recovered, the same whoever of the two asks, and what is not stated does not appear.</summary>
public sealed class ReasonTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const double Tolerance = 1e-9;
    private const double Moves = 10_000;

    [Fact]
    public async Task Compare_ThresholdGroupAndSharesPlanted_RecoversEachAndLeavesNothing()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "SWE", "DNK");
        var (departures, arrivals) = (Moves / 0.73 / 0.9 * 0.97, Moves / 2.26 * 0.8 * 0.85);
        await offices.SubmitAsync("SWE", "FLOW", Line("DNK", departures, "EMI MIN_STAY=6"), Line("DNK", departures * 0.1, "EMI MIN_STAY=6 REASON=STU"));
        await offices.SubmitAsync("DNK", "FLOW", Line("SWE", arrivals, "IMM"), Line("_U", 2_000, "IMM"), Line("_T", 10_000, "IMM"), Line("NOR", 7, "IMM"));
        await offices.StateAsync("SWE", "EMI", new SeriesSheet
        {
            Coverage = new GroupCoverage { Students = true },
            UnknownPartner = UnknownPartner.None,
            RegisterLagShare = 0.03,
            UndercountClass = "low",
            UndercountAssignedBy = "the office",
        });
        await offices.StateAsync("DNK", "IMM", new SeriesSheet
        {
            MinimumStayPermanent = true,
            Coverage = new GroupCoverage { Students = false },
            UnknownPartner = UnknownPartner.Shown,
            RegisterLagShare = 0.15,
            UndercountClass = "high",
            UndercountAssignedBy = "the office",
        });

        var messages = await offices.MessagesAsync("SWE", "residence", request => request.StayFactors = "IMEM");
        var cell = messages.SelectMany(message => message.Cells).Single(cell => cell.Dimensions["REASON"] == "_T");

        (AsymmetryReason Reason, double LogPoints)[] planted =
        [
            (AsymmetryReason.MinimumStay, Math.Log(0.73 / 2.26)),
            (AsymmetryReason.CoverageOfGroups, Math.Log(0.9)),
            (AsymmetryReason.UnknownPartner, Math.Log(0.8)),
            (AsymmetryReason.RegisterLag, Math.Log(0.85 / 0.97)),
            (AsymmetryReason.Unexplained, 0),
        ];
        var computed = cell.Reasons.Where(reason => reason.Kind == ReasonKind.Computed).ToList();
        Assert.Equal(planted.Select(reason => reason.Reason), computed.Select(reason => reason.Reason_));
        Assert.All(planted.Zip(computed), pair => Assert.Equal(pair.First.LogPoints, pair.Second.LogPoints, Tolerance));
        Assert.Equal(cell.LogRatio, computed.Sum(reason => reason.LogPoints), Tolerance);

        var assumed = Assert.Single(cell.Reasons, reason => reason.Kind == ReasonKind.Assumed);
        Assert.True(assumed.LogPoints < 0);
        Assert.Contains("Raymer", assumed.Source, StringComparison.Ordinal);

        Assert.Equal(Moves * 0.97 / 0.9, cell.OriginHarmonised, Moves * Tolerance);
        Assert.Equal(arrivals * 2.26, cell.DestinationHarmonised, Moves * Tolerance);
        Assert.Equal(("6", StaySource.Observation, 0.73), (cell.OriginStay.Threshold, cell.OriginStay.ToldBy, cell.OriginStay.Factor));
        Assert.Equal(("PERM", StaySource.Sheet, 2.26), (cell.DestinationStay.Threshold, cell.DestinationStay.ToldBy, cell.DestinationStay.Factor));
        Assert.False(cell.HasOriginUnknownShare);
        Assert.Equal(0.2, cell.DestinationUnknownShare);
        Assert.Equal(("IMEM", 12, "1"), (messages[0].Harmonisation.Factors, messages[0].Harmonisation.TargetMonths, messages[0].ReasonMethod));
        Assert.Equal(Enum.GetValues<AsymmetryReason>().Length - 1, messages[0].ReasonOrder.Distinct().Count());
        Assert.Equal(messages, await offices.MessagesAsync("DNK", "residence", request => request.StayFactors = "IMEM"));
    }

    [Fact]
    public async Task Compare_WithoutSheetsOrFactors_LeavesAllUnexplained()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "NOR", "FIN");
        await offices.SubmitAsync("NOR", "FLOW", Line("FIN", 100, "EMI MIN_STAY=6"));
        await offices.SubmitAsync("FIN", "FLOW", Line("NOR", 150, "IMM"));

        var cell = Assert.Single(await offices.CellsAsync("NOR", "residence", request => request.StayFactors = "WILLEKENS_POISSON"));

        Assert.Equal(Math.Log(1.5), cell.LogRatio, Tolerance);
        Assert.Equal([(AsymmetryReason.Unexplained, ReasonKind.Computed, cell.LogRatio)], cell.Reasons.Select(reason => (reason.Reason_, reason.Kind, reason.LogPoints)));
        Assert.Equal(89, cell.OriginHarmonised);
        Assert.False(cell.HasDestinationHarmonised);
        Assert.Equal(StayObstacle.UnknownThreshold, cell.DestinationStay.Obstacle);
        cell = Assert.Single(await offices.CellsAsync("NOR", "residence"));
        Assert.False(cell.HasOriginHarmonised);
        Assert.Equal(StayObstacle.Unspecified, cell.OriginStay.Obstacle);
    }

    [Fact]
    public async Task Compare_WhatThePartnerMayNotSee_IsNotGivenAwayByReasons()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "AUT", "BEL");
        await offices.SubmitAsync("AUT", "FLOW", Line("BEL", 100, "EMI"));
        await offices.SubmitAsync("BEL", "FLOW", Line("AUT", 150, "IMM"), Line("AUT", 40, "IMM REASON=STU CONF_STATUS=C"), Line("AUT", 9, "IMM REASON=WRK"), Line("AUT", 101, "IMM REASON=FAM"));
        await offices.StateAsync("AUT", "EMI", new SeriesSheet { Coverage = new GroupCoverage { Students = false } });
        await offices.StateAsync("BEL", "IMM", new SeriesSheet { Coverage = new GroupCoverage { Students = true } });

        var seen = await offices.CellsAsync("AUT", "residence");
        Assert.All(seen.SelectMany(cell => cell.Reasons), reason => Assert.False(reason.Reason_ == AsymmetryReason.CoverageOfGroups && reason.HasLogPoints));
        var own = (await offices.CellsAsync("BEL", "residence")).Single(cell => cell.Dimensions["REASON"] == "_T");
        Assert.Equal(Math.Log(150.0 / 110), own.Reasons[0].LogPoints, Tolerance);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" CONF_STATUS=C", false)]
    public async Task Compare_TheShareOfUnknownPartner_IsSeenByThePartnerUnlessACellOfItIsWithheld(string confidentiality, bool isSeen)
    {
        var (origin, destination) = isSeen ? ("ITA", "ESP") : ("HRV", "SVN");
        using var offices = await TwoOffices.AgreeAsync(hub, origin, destination);
        await offices.SubmitAsync(origin, "FLOW", Line(destination, 100, "EMI"));
        await offices.SubmitAsync(destination, "FLOW", Line(origin, 150, "IMM"), Line("_U", 50, "IMM" + confidentiality), Line("FRA", 100, "IMM"), Line("DEU", 100, "IMM"), Line("_T", 400, "IMM"));

        var own = Assert.Single(await offices.CellsAsync(destination, "residence"));
        var seen = Assert.Single(await offices.CellsAsync(origin, "residence"));

        Assert.Equal(0.125, own.DestinationUnknownShare);
        Assert.Equal(isSeen, seen.HasDestinationUnknownShare);
        Assert.Equal(isSeen, own.Equals(seen));
    }

    [Theory]
    [InlineData("IMEN", null, "stay_factors")]
    [InlineData("EXPONENTIAL:9", null, "stay_factors")]
    [InlineData("", 12, "stay_factors")]
    [InlineData("IMEM", 24, "target_stay_months")]
    [InlineData("EXPONENTIAL:0.2", 61, "target_stay_months")]
    public async Task Compare_FactorsThereAreNot_AreRefusedByField(string factors, int? target, string field)
    {
        var request = new CompareCorridorRequest { Origin = "CHE", Destination = "LIE", Pair = "residence", StayFactors = factors };
        if (target is { } months)
        {
            request.TargetStayMonths = months;
        }

        using var call = new MirrorService.MirrorServiceClient(hub.Invoker).CompareCorridor(request, hub.As("analyst", "CHE"));
        var refused = await Assert.ThrowsAsync<RpcException>(() => call.ResponseStream.MoveNext(CancellationToken.None));
        Assert.Equal(StatusCode.InvalidArgument, refused.StatusCode);
        Assert.StartsWith(field, refused.Status.Detail, StringComparison.Ordinal);
    }

    private static string Line(string counterpart, double value, string rest) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{counterpart} {value:R} BASIS=RES MEASURE={rest}");
}
