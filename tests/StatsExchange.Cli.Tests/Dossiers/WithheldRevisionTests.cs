// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Cli.Tests.Dossiers;

/// <summary>What an office is told of a revision whose figures it may see no more.</summary>
[Collection("dossiers")]
public sealed class WithheldRevisionTests(TwoOffices offices)
{
    private const int Year = 2020;

    [Fact]
    public async Task Show_RevisedCellMadeConfidentialSince_IsNotCountedForThePartner()
    {
        await offices.SubmitAsync("SWE", [$"FLOW,SWE,DNK,EMI,RES,12,{Year},1000"]);
        await offices.SubmitAsync("DNK", [$"FLOW,DNK,SWE,IMM,RES,12,{Year},1500"]);
        var @case = await offices.OpenCaseAsync(Year);
        var proposal = await offices.ProposeAsync(@case, Year);
        await offices.SignAsync("SWE", proposal);
        await offices.SignAsync("DNK", proposal);
        await offices.SubmitAsync("DNK", [$"FLOW,DNK,SWE,IMM,RES,12,{Year},1600"]);
        await offices.DoAsync("SWE analyst", "dossier", "watch", @case, "--until", "revised");
        Assert.Contains("1 of the cells you may see has changed", (await offices.DoAsync("SWE analyst", "dossier", "show", @case)).Output, StringComparison.Ordinal);

        var confidential = offices.Hub.Write("confidential.csv", $"STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,OBS_VALUE,CONF_STATUS\nFLOW,DNK,SWE,IMM,RES,12,{Year},1600,C\n");
        await offices.DoAsync("DNK submitter", "submit", confidential, "--office", "DNK");

        var partner = await offices.DoAsync("SWE analyst", "dossier", "show", @case);
        var own = await offices.DoAsync("DNK analyst", "dossier", "show", @case);
        Assert.Contains("Revised by Denmark (DNK)", partner.Output, StringComparison.Ordinal);
        Assert.Contains("none of the cells you may see has changed", partner.Output, StringComparison.Ordinal);
        Assert.Contains("1 of the cells you may see has changed", own.Output, StringComparison.Ordinal);
    }
}
