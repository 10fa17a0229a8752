// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Dossiers;

/// <summary>Steps that a case does not allow: each is refused with its reason, and leaves nothing.</summary>
[Collection("dossiers")]
public sealed class IllegalStepTests(TwoOffices offices)
{
    private sealed record Step(string Who, string Reason, params string[] Command);

    [Fact]
    public async Task Step_ThatIsNotAllowed_IsRefusedWithItsReasonAndLeavesNothing()
    {
        var (open, signed, withdrawn) = await OpenAsync();
        var (settled, agreed) = await SettledAsync();
        var stale = await StaleAsync();
        var before = await StatesAsync(open, settled);
        var both = offices.Hub.Write("both.txt", $"{signed} accept\n{withdrawn} accept\n");
        var yesterday = DateTimeOffset.UtcNow.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var tomorrow = DateTimeOffset.UtcNow.AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        string[] given = ["--figure", "2017=1", "--justification", "a guess"];
        Step[] steps =
        [
            new("DNK analyst", "ROLE_NOT_ALLOWED", "accept", signed, "--key", offices.DanishKey, "--yes"),
            new("DNK signatory", "SIGNATURE_INVALID", "accept", signed, "--key", offices.SwedishKey, "--yes"),
            new("SWE signatory", "ALREADY_EXISTS", "accept", signed, "--key", offices.SwedishKey, "--yes"),
            new("DNK signatory", "STATE_NOT_FIT", "accept", withdrawn, "--key", offices.DanishKey, "--yes"),
            new("DNK signatory", "STATE_NOT_FIT", "accept", stale, "--key", offices.DanishKey, "--yes"),
            new("DNK signatory", "STATE_NOT_FIT", "accept", agreed, "--key", offices.DanishKey, "--yes"),
            new("DNK signatory", "", "accept", open + ".9", "--key", offices.DanishKey, "--yes"),
            new("DNK signatory", "STATE_NOT_FIT", "decide", "DNK-SWE", "--file", both, "--key", offices.DanishKey, "--yes"),
            new("DNK signatory", "", "decide", "DNK-SWE", "--all", "--case", settled, "--key", offices.DanishKey, "--yes"),
            new("NOR analyst", "NOT_YOURS", "show", "DNK-SWE"),
            new("NOR analyst", "NOT_YOURS", ["propose", open, .. given]),
            new("NOR analyst", "NOT_YOURS", "watch", "DNK-SWE"),
            new("EUROPE27 region", "ROLE_NOT_ALLOWED", "show", "DNK-SWE"),
            new("hub steward", "ROLE_NOT_ALLOWED", "show", open),
            new("SWE analyst", "ROLE_NOT_ALLOWED", "outcomes", "EUROPE27"),
            new("ASEAN region", "NOT_YOURS", "outcomes", "EUROPE27"),
            new("DNK analyst", "NO_AGREEMENT", "close", open, "adopts-partner", "--adopting", "DNK", "--joint-note", "Denmark takes Sweden's"),
            new("SWE analyst", "STATE_NOT_FIT", ["propose", settled, .. given]),
            new("SWE analyst", "STATE_NOT_FIT", "close", settled, "no-agreement", "--joint-note", "after all not"),
            new("SWE analyst", "STATE_NOT_FIT", "deadline", settled, "2090-01-01"),
            new("DNK analyst", "STATE_NOT_FIT", "reopen", open, "--reason", "impatience"),
            new("DNK analyst", "FIELD_INVALID", "deadline", open, yesterday),
            new("hub steward", "FIELD_INVALID", "deadline", open, yesterday),
            new("DNK analyst", "FIELD_INVALID", "deadline", open, tomorrow),
            new("DNK analyst", "NOT_YOURS", "withdraw", signed),
            new("SWE analyst", "STATE_NOT_FIT", "withdraw", agreed),
            new("SWE analyst", "STATE_NOT_FIT", "contest", signed, "--reason", "ours"),
            new("SWE analyst", "STATE_NOT_FIT", ["counter", signed, .. given]),
            new("SWE analyst", "", "export", open, "-o", offices.Hub.File("nothing")),
            new("SWE analyst", "NOT_FOUND", "show", "NOR-SWE"),
        ];

        var wrong = (await Task.WhenAll(steps.Chunk(8).Select(WrongAsync))).SelectMany(step => step).ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Equal(before, await StatesAsync(open, settled));
    }

    private async Task<List<string>> WrongAsync(Step[] steps)
    {
        var wrong = new List<string>();
        foreach (var step in steps)
        {
            var refused = await offices.RunAsync(step.Who, ["dossier", .. step.Command, "--json"]);
            var error = refused.ExitCode == 1 ? refused.Json["error"] : null;
            if (((string?)error?["reason"], string.IsNullOrEmpty((string?)error?["message"])) != (step.Reason, false))
            {
                wrong.Add($"{step.Who}: dossier {string.Join(' ', step.Command)} ended with {refused.ExitCode}, not {step.Reason}: {refused.Output} {refused.Error}");
            }
        }

        return wrong;
    }

    private async Task<(string Case, string Signed, string Withdrawn)> OpenAsync()
    {
        var @case = await offices.OpenCaseAsync(2017);
        var signed = await offices.ProposeAsync(@case, 2017);
        await offices.SignAsync("SWE", signed);
        var withdrawn = await offices.ProposeAsync(@case, 2017);
        await offices.DoAsync("SWE analyst", "dossier", "withdraw", withdrawn);
        return (@case, signed, withdrawn);
    }

    private async Task<(string Case, string Agreed)> SettledAsync()
    {
        var @case = await offices.OpenCaseAsync(2013);
        var agreed = await offices.ProposeAsync(@case, 2013);
        await offices.SignAsync("SWE", agreed);
        await offices.SignAsync("DNK", agreed);
        return (@case, agreed);
    }

    // Its figures were revised after it was made.
    private async Task<string> StaleAsync()
    {
        var proposal = await offices.ProposeAsync(await offices.OpenCaseAsync(2012), 2012);
        await offices.SubmitAsync("DNK", ["FLOW,DNK,SWE,IMM,RES,12,2012,2000"]);
        return proposal;
    }

    private async Task<string> StatesAsync(params string[] cases)
    {
        var states = await Task.WhenAll(cases.Select(@case => offices.DoAsync("SWE analyst", "dossier", "show", @case, "--json")));
        return string.Concat(states.Select(state => state.Output));
    }
}
