// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Dossiers;

/// <summary>A signature binds: who does not say yes has not signed.</summary>
[Collection("dossiers")]
public sealed class AskedBeforeSigningTests(TwoOffices offices)
{
    private static readonly (string Answer, int ExitCode)[] Refusing =
        [("n\n", 1), ("\n", 1), ("no\n", 1), ("yesterday\n", 1), ("statsx dossier list\ny\n", 1), ("", 2)];

    [Fact]
    public async Task Accept_AnsweredWithAnythingButYes_SignsNothing()
    {
        var proposal = await ProposedAsync(2013);

        await IsNotSignedAsync("accept", proposal);
        var signed = await offices.AnsweringAsync("SWE signatory", "y\n", "dossier", "accept", proposal, "--key", offices.SwedishKey);

        Assert.Equal(0, signed.ExitCode);
        Assert.Contains("Sign it? [y/N]", signed.Error, StringComparison.Ordinal);
        Assert.Equal(["SWE"], await SignersAsync(proposal));
        var again = await offices.RunAsync("SWE signatory", "dossier", "accept", proposal, "--key", offices.SwedishKey, "--yes");
        Assert.Equal(1, again.ExitCode);
        Assert.Contains("until the proposal is settled, or withdrawn by SWE, which made it.", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Decide_AnsweredWithAnythingButYes_SignsNothing()
    {
        var proposal = await ProposedAsync(2015);

        await IsNotSignedAsync("decide", proposal, "DNK-SWE", "--all", "--case", CaseOf(proposal));
        var signed = await offices.AnsweringAsync(
            "SWE signatory", "YES\n", "dossier", "decide", "DNK-SWE", "--all", "--case", CaseOf(proposal), "--key", offices.SwedishKey, "--json");

        Assert.Equal(0, signed.ExitCode);
        Assert.Equal(["SWE"], await SignersAsync(proposal));
    }

    [Fact]
    public async Task SignAgreement_AnsweredWithAnythingButYes_StaysProposed()
    {
        var proposed = await offices.DoAsync("SWE signatory", "agreement", "propose", "SWE", "NOR", "--structure", "FLOW", "--use", "compare", "--json");
        var id = (string)proposed.Json["id"]!;

        foreach (var (answer, exitCode) in Refusing)
        {
            var refused = await offices.AnsweringAsync("SWE signatory", answer, "agreement", "sign", id, "--key", offices.SwedishKey);
            Assert.Equal((exitCode, ""), (refused.ExitCode, refused.Output));
        }

        var shown = await offices.DoAsync("SWE signatory", "agreement", "show", id);
        Assert.Contains("not signed by Sweden (SWE) and Norway (NOR)", shown.Output, StringComparison.Ordinal);
        await offices.DoAsync("SWE signatory", "agreement", "revoke", id, "--reason", "an example");
    }

    private async Task IsNotSignedAsync(string command, string proposal, params string[] named)
    {
        string[] arguments = ["dossier", command, .. named.Length > 0 ? named : [proposal], "--key", offices.SwedishKey, "--json"];
        foreach (var (answer, exitCode) in Refusing)
        {
            var refused = await offices.AnsweringAsync("SWE signatory", answer, arguments);
            Assert.Equal((exitCode, exitCode == 2 ? "WRONG_USAGE" : "FAILED"), (refused.ExitCode, (string?)refused.Json["error"]!["code"]));
            Assert.Contains(exitCode == 2 ? "pass --yes" : "It was not signed.", refused.Error, StringComparison.Ordinal);
        }

        Assert.Empty(await SignersAsync(proposal));
    }

    private async Task<string> ProposedAsync(int year) => await offices.ProposeAsync(await offices.OpenCaseAsync(year), year);

    private static string CaseOf(string proposal) => proposal[..proposal.LastIndexOf('.')];

    private async Task<string[]> SignersAsync(string proposal)
    {
        var shown = await offices.DoAsync("SWE analyst", "dossier", "show", CaseOf(proposal), "--json");
        var found = shown.Json["proposals"]!.AsArray().Single(candidate => (string?)candidate!["id"] == proposal)!;
        return [.. found["signatures"]!.AsArray().Select(signature => (string)signature!["party"]!)];
    }
}
