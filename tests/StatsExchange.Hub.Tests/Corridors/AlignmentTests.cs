// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Corridors;

/// <summary>Offices with different classes, from submission to comparison.</summary>
public sealed class AlignmentTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Compare_DifferentAgeGroups_MeetInWhatBothCanFormWhoeverAsks()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "SWE", "DNK");
        await offices.SubmitAsync("SWE", "FLOW",
            "DNK 1 MEASURE=EMI BASIS=RES AGE=Y0T4", "DNK 0 MEASURE=EMI BASIS=RES AGE=Y5T14", "DNK 40 MEASURE=EMI BASIS=RES AGE=Y15T64", "DNK 9 MEASURE=EMI BASIS=RES AGE=Y_GE65");
        await offices.SubmitAsync("DNK", "FLOW",
            "SWE 2 MEASURE=IMM BASIS=RES AGE=Y_LT15", "SWE 50 MEASURE=IMM BASIS=RES AGE=Y15T69", "SWE 8 MEASURE=IMM BASIS=RES AGE=Y_GE70", "SWE 61 MEASURE=IMM BASIS=RES");

        foreach (var asker in new[] { "SWE", "DNK" })
        {
            var messages = await offices.MessagesAsync(asker, "residence");

            Assert.Equal(
                ["Y_GE15 49 58 BOTH NONE", "Y_LT15 1 2 ORIGIN NONE", "_T 50 61 ORIGIN NONE"],
                messages.SelectMany(message => message.Cells).Select(Text));
            Assert.Empty(messages.SelectMany(message => message.NotAligned));
        }
    }

    [Fact]
    public async Task Compare_WhatCannotBeAligned_IsListedWithTheReason()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "FIN", "EST");
        await offices.SubmitAsync("FIN", "FLOW", "EST 3 MEASURE=EMI BASIS=RES AGE=Y0T9", "EST 4 MEASURE=EMI BASIS=RES SEX=F", "EST 9 MEASURE=EMI BASIS=RES");
        await offices.SubmitAsync("EST", "FLOW", "FIN 5 MEASURE=IMM BASIS=RES AGE=Y5T14", "FIN 8 MEASURE=IMM BASIS=RES");

        var messages = await offices.MessagesAsync("EST", "residence");

        Assert.Equal(
            ["Y0T9 3 - NONE CLASSES_OVERLAP", "Y5T14 - 5 NONE CLASSES_OVERLAP", "_T 4 - NONE NOT_BROKEN_DOWN", "_T 9 8 NONE NONE"],
            messages.SelectMany(message => message.Cells).Select(Text).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["2015 FIN SEX F NOT_BROKEN_DOWN [] 1", "2015 FIN AGE Y0T9 CLASSES_OVERLAP [Y5T14] 1", "2015 EST AGE Y5T14 CLASSES_OVERLAP [Y0T9] 1"],
            messages.SelectMany(message => message.NotAligned).Select(n => $"{n.TimePeriod} {n.Country} {n.Dimension} {n.Code} {Short(n.Obstacle)} [{string.Join(' ', n.OtherCodes)}] {n.Cells}"));
    }

    [Fact]
    public async Task Compare_ExactOnly_AddsNothingUp()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "NOR", "ISL");
        await offices.SubmitAsync("NOR", "FLOW", "ISL 1 MEASURE=EMI BASIS=RES SEX=F", "ISL 2 MEASURE=EMI BASIS=RES SEX=M");
        await offices.SubmitAsync("ISL", "FLOW", "NOR 4 MEASURE=IMM BASIS=RES");

        Assert.Equal([3.0], (await offices.CellsAsync("NOR", "residence")).Select(cell => cell.OriginValue));
        var exact = await offices.CellsAsync("NOR", "residence", request => request.ExactOnly = true);
        Assert.Equal(["F 1 -", "M 2 -", "_T - 4"], exact.Select(cell => $"{cell.Dimensions["SEX"]} {Value(cell.HasOriginValue, cell.OriginValue)} {Value(cell.HasDestinationValue, cell.DestinationValue)}"));
        Assert.All(exact, cell => Assert.Equal((Derived.None, AlignmentObstacle.None), (cell.Derived, cell.Obstacle)));
    }

    [Fact]
    public async Task Compare_APartThatIsWithheld_WithholdsTheSum()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "LVA", "LTU");
        await offices.SubmitAsync("LVA", "FLOW", "LTU 1 MEASURE=EMI BASIS=RES SEX=F", "LTU 2 MEASURE=EMI BASIS=RES SEX=M CONF_STATUS=C");
        await offices.SubmitAsync("LTU", "FLOW", "LVA 4 MEASURE=IMM BASIS=RES");

        var seenByPartner = (await offices.CellsAsync("LTU", "residence")).Single(cell => cell.Dimensions["SEX"] == "_T");
        Assert.False(seenByPartner.HasOriginValue);
        Assert.False(seenByPartner.HasDifference);
    }

    [Fact]
    public async Task Compare_WhatIsNoCountryOrTheReporterItself_IsNoCorridor()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "POL", "CZE");
        foreach (var (origin, destination) in new[] { ("SUN", "POL"), ("POL", "150"), ("POL", "_T"), ("POL", "POL") })
        {
            var refused = await Assert.ThrowsAsync<Grpc.Core.RpcException>(
                () => offices.CellsAsync("POL", "birth", request => (request.Origin, request.Destination) = (origin, destination)));
            Assert.Equal(Grpc.Core.StatusCode.InvalidArgument, refused.StatusCode);
        }
    }

    [Fact]
    public async Task Compare_StocksFromAFormerStateOrFromTheReporterItself_PairWithNothing()
    {
        using var offices = await TwoOffices.AgreeAsync(hub, "UKR", "DEU");
        await offices.SubmitAsync("UKR", "STOCK", "DEU 10 MEASURE=EMI BASIS=CB");
        await offices.SubmitAsync("DEU", "STOCK", "SUN 900 MEASURE=IMM BASIS=CB", "DEU 70000 MEASURE=IMM BASIS=CB", "150 5000 MEASURE=IMM BASIS=CB");

        var cell = Assert.Single(await offices.CellsAsync("UKR", "birth"));

        Assert.Equal((10.0, false, Missing.Destination), (cell.OriginValue, cell.HasDestinationValue, cell.Missing));
    }

    private static string Text(MirrorCell cell) =>
        $"{cell.Dimensions["AGE"]} {Value(cell.HasOriginValue, cell.OriginValue)} {Value(cell.HasDestinationValue, cell.DestinationValue)} {Short(cell.Derived)} {Short(cell.Obstacle)}";

    private static string Value(bool has, double value) => has ? value.ToString(System.Globalization.CultureInfo.InvariantCulture) : "-";

    private static string Short<T>(T value)
        where T : struct, Enum => Client.Connections.ShortNames.Of(value);
}
