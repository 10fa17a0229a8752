// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Mappings;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>A figure of the European flows explained on the command line: to the regional body, to the two offices, and to nobody else.</summary>
public sealed class ExplainSessionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    [Fact]
    public async Task Explain_SwedenToDenmark2015_TellsHowTheFigureOfTheSnapshotCameAbout()
    {
        await MakeSnapshotAsync();

        var json = (await hub.DoAsync("EUROPE27", "region", "explain", "SWE", "DNK", "2015", "--json")).Json;
        var told = (await hub.DoAsync("EUROPE27", "region", "explain", "SWE", "DNK", "2015")).Output;
        var office = (await hub.DoAsync("DNK", "analyst", "explain", "SWE", "DNK", "2015")).Output;
        var refused = await hub.AsAsync("FIN", "analyst", "explain", "SWE", "DNK", "2015", "--json");
        var none = await hub.AsAsync("EUROPE27", "region", "explain", "SWE", "DNK", "2015", "--filter", "SEX=F", "--json");

        AssertFigures(json);
        Assert.All(
            ["Snapshot EUROPE27-1", "reports 3,763 leaving.", "reports 3,539 arriving.", "Commitment to that submission", "It is the same today.", "Difference -224", "Case DNK-SWE.1 ended with agreed figure", "Agreed figure: 3,651.",
                "Signed for Sweden (SWE) by Signatory of SWE", "Reconciled by EUROPE27-job-1, method factors ", "Factors: departures from SWE ×", "statsx snapshot verify"],
            sentence => Assert.Contains(sentence, told, StringComparison.Ordinal));
        Assert.DoesNotContain("kept between the two", told, StringComparison.Ordinal);
        Assert.Contains("Justification: kept between the two", office, StringComparison.Ordinal);
        Assert.Contains("snapshots are read by regional bodies", office, StringComparison.Ordinal);
        Assert.Matches("DNK/.* sent it", office);
        Assert.Equal((1, "NOT_YOURS"), (refused.ExitCode, (string)refused.Json["error"]!["reason"]!));
        Assert.Equal((1, "NOT_FOUND"), (none.ExitCode, (string)none.Json["error"]!["reason"]!));
    }

    [Theory]
    [InlineData("--filter", "SEX")]
    [InlineData("--filter", "SEX=F", "--filter", "SEX=M")]
    [InlineData("--pair", "marriage")]
    [InlineData("--region", "ATLANTIS")]
    public async Task Explain_WhatCannotBeMeant_IsWrongUsage(params string[] options) =>
        Assert.Equal(2, (await Statsx.RunAsync(["explain", "SWE", "DNK", "2015", .. options])).ExitCode);

    private static void AssertFigures(JsonNode json)
    {
        Assert.Equal(("EUROPE27-1", "DRAFT"), ((string)json["snapshot"]!["id"]!, (string)json["snapshot"]!["state"]!));
        Assert.Equal((3763, 3539), ((double)json["origin_report"]!["figure"]!["value"]!, (double)json["destination_report"]!["figure"]!["value"]!));
        Assert.Equal(-224, (double)json["comparison"]!["difference"]!);
        Assert.Equal(64, ((string)json["origin_report"]!["commitment"]!).Length);
        var decided = Assert.Single(json["cases"]!.AsArray())!;
        Assert.Equal(("AGREED_FIGURE", 3651, "CONFIDENTIAL"), ((string)decided["ended"]!["outcome"]!, (double)decided["figure"]!["value"]!, (string)decided["statement_untold"]!));
        var factors = (Origin: (double)json["estimate"]!["origin_factor"]!["factor"]!, Destination: (double)json["estimate"]!["destination_factor"]!["factor"]!);
        Assert.Equal(((factors.Origin * 3763) + (factors.Destination * 3539)) / 2, (double)json["estimate"]!["figure"]!["value"]!, 1e-6);
    }

    private async Task MakeSnapshotAsync()
    {
        var flows = Samples.File("flows_europe27.csv");
        var (swedish, danish, steward) = (await hub.SignatoryAsync("SWE"), await hub.SignatoryAsync("DNK"), await hub.SignatoryAsync("EUROPE27"));
        foreach (var (country, key, partner, partnersKey) in new[] { ("SWE", swedish, "DNK", danish), ("DNK", danish, "SWE", swedish) })
        {
            await hub.DoAsync(country, "submitter", "submit", flows, "--office", country);
            await hub.AgreeAsync(country, key, "EUROPE27", steward, "FLOW", "estimate", "forward-to-region", "publish-original", "publish-agreed");
            await hub.AgreeAsync(country, key, partner, partnersKey, "FLOW", "compare");
        }

        await hub.DoAsync("EUROPE27", "steward", "reconcile", "EUROPE27", "--structure", "FLOW", "--period", "2015", "--method", "factors");
        await hub.DoAsync("SWE", "analyst", "dossier", "open", "SWE", "DNK");
        await hub.DoAsync("SWE", "analyst", "dossier", "case", "DNK-SWE", "--origin", "SWE", "--period", "2015");
        await hub.DoAsync("SWE", "analyst", "dossier", "propose", "DNK-SWE.1", "--method", "mean", "--justification", "kept between the two", "--release", "region");
        await hub.DoAsync("SWE", "signatory", "dossier", "accept", "DNK-SWE.1.1", "--key", swedish, "--yes");
        await hub.DoAsync("DNK", "signatory", "dossier", "accept", "DNK-SWE.1.1", "--key", danish, "--yes");
        await hub.DoAsync("EUROPE27", "steward", "snapshot", "create", "EUROPE27", "--structure", "FLOW", "--period", "2015", "--reconciliation", "EUROPE27-job-1");
    }
}
