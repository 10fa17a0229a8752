// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Dossiers;

/// <summary>Two offices propose what their regional body estimated, with its classes.</summary>
[Collection("dossiers")]
public sealed class ReconciliationProposalTests(TwoOffices offices)
{
    private const int Year = 2019;

    [Fact]
    public async Task Propose_DetailOfAReconciliation_HasTheClassesBesideTheTotal()
    {
        await ReportAsync("SWE", "DNK,EMI", 60, 40);
        await ReportAsync("DNK", "SWE,IMM", 80, 120);
        var steward = await offices.Hub.SignatoryAsync("EUROPE27");
        await offices.Hub.AgreeAsync("SWE", offices.SwedishKey, "EUROPE27", steward, "FLOW", "estimate");
        await offices.Hub.AgreeAsync("DNK", offices.DanishKey, "EUROPE27", steward, "FLOW", "estimate");
        var reconciled = await offices.Hub.DoAsync("EUROPE27", "steward", "reconcile", "EUROPE27", "--period", $"{Year}", "--method", "mean", "--by", "SEX", "--json");
        var job = (string)reconciled.Json["job"]!;
        var @case = await offices.OpenCaseAsync(Year);

        var proposed = await offices.DoAsync("SWE analyst", "dossier", "propose", @case, "--reconciliation", job, "--detail", "SEX", "--minimum-stay", "12", "--json");
        var total = await offices.DoAsync("DNK analyst", "dossier", "propose", @case, "--reconciliation", job, "--minimum-stay", "12", "--json");
        var lacking = await offices.RunAsync("DNK analyst", "dossier", "propose", @case, "--reconciliation", job, "--detail", "AGE", "--minimum-stay", "12", "--json");

        Assert.Equal(
            [("", 150.0), ("F", 75.0), ("M", 75.0)],
            proposed.Json["figures"]!.AsArray().Select(figure => ((string?)figure!["dimensions"]!["SEX"] ?? "", Math.Round((double)figure["value"]!, 9))));
        Assert.Equal(150, (double)Assert.Single(total.Json["figures"]!.AsArray())!["value"]!);
        Assert.Equal((1, "METHOD_NOT_APPLICABLE"), (lacking.ExitCode, (string?)lacking.Json["error"]!["reason"]));
    }

    private async Task ReportAsync(string office, string series, int men, int women)
    {
        var (partner, measure) = (series[..3], series[4..]);
        var file = offices.Hub.Write(
            $"{office}-by-sex.csv",
            "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,SEX,OBS_VALUE\n"
            + string.Concat(new[] { ("_T", men + women), ("M", men), ("F", women) }.Select(row => $"FLOW,{office},{partner},{measure},RES,12,{Year},{row.Item1},{row.Item2}\n")));
        await offices.DoAsync($"{office} submitter", "submit", file, "--office", office);
    }
}
