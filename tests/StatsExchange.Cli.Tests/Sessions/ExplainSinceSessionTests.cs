// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>What explain says of a figure whose source was revised, withheld or never agreed on.</summary>
public sealed class ExplainSinceSessionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,SEX,OBS_VALUE,CONF_STATUS";

    [Fact]
    public async Task Explain_RevisedWithheldAndNotAgreedOn_SaysEachByItsName()
    {
        await SettleAsync();

        var women = (await hub.DoAsync("EUROPE27", "region", "explain", "SWE", "DNK", "2015", "--filter", "SEX=F")).Output;
        await SubmitAsync("SWE", "FLOW,SWE,DNK,EMI,RES,12,2015,_T,2321,F");
        string revised;
        while (!(revised = (await hub.DoAsync("EUROPE27", "region", "explain", "SWE", "DNK", "2015")).Output).Contains("has revised", StringComparison.Ordinal))
        {
            await Task.Delay(20);
        }

        await SubmitAsync("SWE", "FLOW,SWE,DNK,EMI,RES,12,2015,_T,2321,C");
        var withheld = (await hub.DoAsync("DNK", "analyst", "explain", "SWE", "DNK", "2015")).Output;

        Assert.Contains("No agreed figure is told, because the two agreed on no figure of this period and these classes.", women, StringComparison.Ordinal);
        Assert.Matches(@"Sweden \(SWE\) has revised its figures of 2015 since: the agreed figure rests on its vintage \d+\. Both offices were asked again\.", revised);
        Assert.Contains("has a figure of those leaving, and it is withheld", withheld, StringComparison.Ordinal);
        Assert.Contains("The two are not compared, because one of them is withheld.", withheld, StringComparison.Ordinal);
        Assert.DoesNotContain("There is no second figure", withheld, StringComparison.Ordinal);
        Assert.DoesNotContain("Both are taken as reported", withheld, StringComparison.Ordinal);
    }

    private async Task SettleAsync()
    {
        var (swedish, danish, steward) = (await hub.SignatoryAsync("SWE"), await hub.SignatoryAsync("DNK"), await hub.SignatoryAsync("EUROPE27"));
        await SubmitAsync("SWE", "FLOW,SWE,DNK,EMI,RES,12,2015,_T,3763,F", "FLOW,SWE,DNK,EMI,RES,12,2015,F,1801,F");
        await SubmitAsync("DNK", "FLOW,DNK,SWE,IMM,RES,12,2015,_T,3539,F");
        foreach (var (country, key, partner, partnersKey) in new[] { ("SWE", swedish, "DNK", danish), ("DNK", danish, "SWE", swedish) })
        {
            await hub.AgreeAsync(country, key, "EUROPE27", steward, "FLOW", "forward-to-region", "publish-original", "publish-agreed");
            await hub.AgreeAsync(country, key, partner, partnersKey, "FLOW", "compare");
        }

        await hub.DoAsync("SWE", "analyst", "dossier", "open", "SWE", "DNK");
        await hub.DoAsync("SWE", "analyst", "dossier", "case", "DNK-SWE", "--origin", "SWE", "--period", "2015");
        await hub.DoAsync("SWE", "analyst", "dossier", "propose", "DNK-SWE.1", "--method", "mean", "--release", "region");
        await hub.DoAsync("SWE", "signatory", "dossier", "accept", "DNK-SWE.1.1", "--key", swedish, "--yes");
        await hub.DoAsync("DNK", "signatory", "dossier", "accept", "DNK-SWE.1.1", "--key", danish, "--yes");
        await hub.DoAsync("EUROPE27", "steward", "snapshot", "create", "EUROPE27", "--structure", "FLOW", "--period", "2015");
    }

    private Task<StatsxResult> SubmitAsync(string country, params string[] rows) =>
        hub.DoAsync(country, "submitter", "submit", hub.Write($"{country}.csv", string.Join('\n', [Header, .. rows, ""])), "--office", country);
}
