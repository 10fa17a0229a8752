// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Dossiers;

/// <summary>Cases that end without an agreed figure: explained, decided in a batch, or lapsed.</summary>
[Collection("dossiers")]
public sealed class OtherOutcomeTests(TwoOffices offices)
{
    private const string Note = "Denmark counts from six months, Sweden from twelve.";

    [Fact]
    public async Task Session_ExplainedDifferenceInABatch_IsToldToTheRegionWithItsNoteOnly()
    {
        var explained = await offices.OpenCaseAsync(2016);
        var figure = await offices.OpenCaseAsync(2018);
        var closing = (string)(await offices.DoAsync("SWE analyst", "dossier", "close", explained, "explained-difference", "--joint-note", Note, "--json")).Json["id"]!;
        var proposed = await offices.ProposeAsync(figure, 2018);
        Assert.DoesNotContain(await OutcomesAsync(), outcome => outcome.Case == explained);

        var swedish = await offices.DoAsync(
            "SWE signatory", "dossier", "decide", "DNK-SWE", "--all", "--case", explained, figure, "--key", offices.SwedishKey, "--yes", "--json");
        Assert.DoesNotContain(await OutcomesAsync(), outcome => outcome.Case == explained);
        var decisions = offices.Hub.Write("decisions.txt", $"# of March\n{closing} accept\n\n{proposed} contest  it is a guess\n");
        var danish = await offices.DoAsync("DNK signatory", "dossier", "decide", "DNK-SWE", "--file", decisions, "--key", offices.DanishKey, "--yes", "--json");

        Assert.Equal([(closing, "OPEN"), (proposed, "OPEN")], swedish.Json["proposals"]!.AsArray().Select(p => ((string)p!["proposal"]!, (string)p["state"]!)));
        Assert.Contains("outcome: EXPLAINED_DIFFERENCE", swedish.Error, StringComparison.Ordinal);
        Assert.Equal([("SETTLED", "EXPLAINED_DIFFERENCE"), ("CONTESTED", null)], danish.Json["proposals"]!.AsArray().Select(p => ((string)p!["state"]!, (string?)p["outcome"])));
        Assert.Equal(("EXPLAINED_DIFFERENCE", Note), Assert.Single(await OutcomesAsync(), outcome => outcome.Case == explained) is var told ? (told.Outcome, told.Note) : default);
        var read = await offices.DoAsync("EUROPE27 region", "dossier", "outcomes", "EUROPE27");
        Assert.Contains(Note, read.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("it is a guess", read.Output, StringComparison.Ordinal);
        await ExportAsync(explained, closing);
    }

    [Fact]
    public async Task Session_SilenceUntilTheDeadline_LapsesAndCanBeOpenedAgain()
    {
        var @case = await offices.OpenCaseAsync(2014);
        var proposed = await offices.ProposeAsync(@case, 2014);
        await offices.SignAsync("SWE", proposed);
        await LetLapseSoonAsync(@case);

        var watched = await offices.DoAsync("DNK analyst", "dossier", "watch", @case, "--until", "lapsed", "--json");
        var late = await offices.RunAsync("DNK signatory", "dossier", "accept", proposed, "--key", offices.DanishKey, "--yes", "--json");
        var shown = await offices.DoAsync("DNK analyst", "dossier", "show", @case, "--json");
        var again = await offices.DoAsync("DNK analyst", "dossier", "reopen", @case, "--reason", "we were on leave", "--json");

        Assert.Equal("LAPSED", (string?)JsonNode.Parse(watched.Output.TrimEnd().Split('\n')[^1])!["case"]!["state"]);
        Assert.Equal((1, "STATE_NOT_FIT"), (late.ExitCode, (string)late.Json["error"]!["reason"]!));
        Assert.Equal(("LAPSED", "LAPSED"), ((string)shown.Json["state"]!, (string)shown.Json["outcome"]!));
        Assert.Equal(["reopen", "comment", "attach"], shown.Json["next"]!.AsArray().Select(step => (string?)step!["step"]));
        Assert.Equal("OPEN", (string?)again.Json["state"]);
    }

    /// <summary>In seconds, and in more of them where the command was slower than that.</summary>
    private async Task LetLapseSoonAsync(string @case)
    {
        for (var ahead = TimeSpan.FromSeconds(5); ; ahead *= 2)
        {
            var soon = DateTimeOffset.UtcNow + ahead;
            var set = await offices.RunAsync("hub steward", "dossier", "deadline", @case, soon.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            if (set.ExitCode == 0)
            {
                return;
            }

            Assert.True(DateTimeOffset.UtcNow > soon, set.Error);
        }
    }

    private async Task ExportAsync(string @case, string proposal)
    {
        var evidence = offices.Hub.File("evidence-explained");
        await offices.DoAsync("SWE analyst", "dossier", "export", @case, "-o", evidence);
        var verified = await Statsx.RunAsync("dossier", "verify", Path.Combine(evidence, proposal), "--trust", $"SWE={offices.SwedishPublicKey}", "--trust", $"DNK={offices.DanishPublicKey}");

        Assert.Equal(0, verified.ExitCode);
        Assert.Contains($"joint_note: {Note}", verified.Output, StringComparison.Ordinal);
    }

    private async Task<List<(string Case, string Outcome, string Note)>> OutcomesAsync() =>
        [.. (await offices.DoAsync("EUROPE27 region", "dossier", "outcomes", "EUROPE27", "--json")).Json["outcomes"]!.AsArray()
            .Select(outcome => ((string)outcome!["case"]!, (string)outcome["outcome"]!, (string)outcome["joint_note"]!))];
}
