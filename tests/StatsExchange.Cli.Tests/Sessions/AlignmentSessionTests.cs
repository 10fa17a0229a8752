// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>Two offices with different age groups at the command line.</summary>
public sealed class AlignmentSessionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,AGE,TIME_PERIOD,OBS_VALUE\n";

    [Fact]
    public async Task Mirror_DifferentAgeGroups_MarksSumsAndListsWhatCannotBeAligned()
    {
        await SubmitAsync("SWE", "FLOW,SWE,DNK,EMI,RES,Y0T4,2015,1\nFLOW,SWE,DNK,EMI,RES,Y5T14,2015,2\nFLOW,SWE,DNK,EMI,RES,Y20T29,2015,7\n");
        await SubmitAsync("DNK", "FLOW,DNK,SWE,IMM,RES,Y_LT15,2015,5\nFLOW,DNK,SWE,IMM,RES,Y25T34,2015,9\n");
        var (swedish, danish) = (await hub.SignatoryAsync("SWE"), await hub.SignatoryAsync("DNK"));
        await hub.AgreeAsync("DNK", danish, "SWE", swedish, "FLOW", "compare");
        await hub.AgreeAsync("SWE", swedish, "DNK", danish, "FLOW", "compare");

        var aligned = (await hub.DoAsync("SWE", "analyst", "mirror", "SWE", "DNK", "--json")).Json;
        var exact = (await hub.DoAsync("DNK", "analyst", "mirror", "SWE", "DNK", "--exact", "--json")).Json;
        var readable = (await hub.DoAsync("DNK", "analyst", "mirror", "SWE", "DNK")).Output;

        var sum = aligned["cells"]!.AsArray().Single(cell => (string?)cell!["missing"] == "NONE")!;
        Assert.Equal(("Y_LT15", 3.0, 5.0, "ORIGIN"), ((string)sum["dimensions"]!["AGE"]!, (double)sum["origin"]!, (double)sum["destination"]!, (string)sum["derived"]!));
        Assert.Equal(
            ["SWE Y20T29 CLASSES_OVERLAP Y25T34", "DNK Y25T34 CLASSES_OVERLAP Y20T29"],
            aligned["not_aligned"]!.AsArray().Select(entry => $"{entry!["country"]} {entry["code"]} {entry["obstacle"]} {entry["other_codes"]![0]}"));
        Assert.Equal(5, exact["cells"]!.AsArray().Count);
        Assert.Empty(exact["not_aligned"]!.AsArray());
        Assert.Contains("3*", readable, StringComparison.Ordinal);
        Assert.Contains("classes overlap", readable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mirror_WholeThatBothSidesAddUpTo_IsShownAsTheTotalAndWhatIsCountedElsewhereAsSuch()
    {
        await SubmitAsync("FIN", "FLOW,FIN,EST,EMI,RES,Y_LT15,2016,1\nFLOW,FIN,EST,EMI,RES,Y_GE15,2016,2\n");
        await SubmitAsync("EST", "FLOW,EST,FIN,IMM,RES,Y_LT20,2016,3\nFLOW,EST,FIN,IMM,RES,Y_GE20,2016,4\n");
        await hub.DoAsync("FIN", "submitter", "submit", hub.Write("k.csv", Header.TrimEnd() + ",OBS_STATUS\nFLOW,FIN,EST,EMI,RES,_T,2017,,K\n"), "--office", "FIN");
        var (finnish, estonian) = (await hub.SignatoryAsync("FIN"), await hub.SignatoryAsync("EST"));
        await hub.AgreeAsync("FIN", finnish, "EST", estonian, "FLOW", "compare");
        await hub.AgreeAsync("EST", estonian, "FIN", finnish, "FLOW", "compare");

        var readable = (await hub.DoAsync("EST", "analyst", "mirror", "FIN", "EST")).Output;

        Assert.DoesNotContain("Y_GE0", readable, StringComparison.Ordinal);
        Assert.Contains("total", readable, StringComparison.Ordinal);
        Assert.Contains("included elsewhere", readable, StringComparison.Ordinal);
    }

    private async Task SubmitAsync(string office, string rows) =>
        await hub.DoAsync(office, "submitter", "submit", hub.Write($"{office}.csv", Header + rows), "--office", office);
}
