// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Dossiers;

/// <summary>Two offices take a case from opened to agreed, to revised, to agreed again, and keep the evidence of both.</summary>
[Collection("dossiers")]
public sealed class AgreedTwiceTests(TwoOffices offices)
{
    private const int Year = 2015;

    [Fact]
    public async Task Session_ContestedCounteredAgreedRevised_IsAgreedAgainAndBothAgreementsVerify()
    {
        var @case = await offices.OpenCaseAsync(Year);
        var first = await AgreeAfterACounterProposalAsync(@case);
        var evidence = offices.Hub.File("evidence-1");
        await offices.DoAsync("DNK analyst", "dossier", "export", @case, "-o", evidence);
        var statement = await File.ReadAllBytesAsync(Path.Combine(evidence, first, "statement.bin"));

        await ReviseAsync(@case, first);
        var second = await AgreeAgainAsync(@case);

        await offices.DoAsync("SWE signatory", "dossier", "export", @case, "-o", evidence);
        Assert.Equal([first, second], Directory.GetDirectories(evidence).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(statement, await File.ReadAllBytesAsync(Path.Combine(evidence, first, "statement.bin")));
        await VerifyAsync(evidence, first, second);
    }

    private async Task<string> AgreeAfterACounterProposalAsync(string @case)
    {
        var proposed = await offices.DoAsync("SWE analyst", "dossier", "propose", @case, "--method", "mean", "--minimum-stay", "12", "--release", "region", "--json");
        var mean = (string)proposed.Json["id"]!;
        Assert.Equal(1250.0 + Year, (double)proposed.Json["figures"]![0]!["value"]!, 1e-9);
        await offices.DoAsync("DNK analyst", "dossier", "contest", mean, "--reason", "posted workers are not in your register");
        var answered = await offices.DoAsync("DNK analyst", "dossier", "counter", mean, "--figure", $"{Year}=3300", "--minimum-stay", "12", "--justification", "without posted workers", "--json");
        var counter = (string)answered.Json["id"]!;
        await AttachAsync(@case);
        var half = (await offices.SignAsync("DNK", counter)).Json;
        var shown = await offices.DoAsync("SWE analyst", "dossier", "show", @case);
        var settled = (await offices.SignAsync("SWE", counter)).Json;

        Assert.DoesNotContain('\u001b', shown.Output);
        Assert.DoesNotContain("\nSigned for Sweden", shown.Output, StringComparison.Ordinal);
        Assert.Equal(mean, (string?)answered.Json["answers"]);
        Assert.Equal(("OPEN", null), ((string)half["state"]!, (string?)half["outcome"]));
        foreach (var said in new[] { "Open: nothing is settled yet", "posted workers are not in your register", $"in answer to {mean}", "Signed for Denmark (DNK)", $"accept {counter} --key FILE", "a signatory of Sweden (SWE)", "minutes.txt" })
        {
            Assert.Contains(said, shown.Output, StringComparison.Ordinal);
        }

        Assert.Equal(("SETTLED", "AGREED_FIGURE", counter), ((string)settled["state"]!, (string)settled["outcome"]!, (string)settled["agreed_proposal"]!));
        return counter;
    }

    private async Task AttachAsync(string @case)
    {
        var (minutes, others) = (offices.Hub.Write("minutes.txt", "We met in Lund.\n"), offices.Hub.Write("others.txt", "We met in Malmö.\n"));
        await offices.DoAsync("DNK analyst", "dossier", "attach", @case, minutes);
        await offices.DoAsync("SWE analyst", "dossier", "comment", @case, "Read the minutes.\u001b[2J\nSigned for Sweden (SWE) by nobody");

        Assert.Equal(0, (await offices.RunAsync("SWE analyst", "dossier", "attach", @case, "--verify", minutes)).ExitCode);
        Assert.Equal(4, (await offices.RunAsync("SWE analyst", "dossier", "attach", @case, "--verify", others)).ExitCode);
    }

    private async Task ReviseAsync(string @case, string agreed)
    {
        await offices.SubmitAsync("DNK", [$"FLOW,DNK,SWE,IMM,RES,12,{Year},3000"]);
        var watched = await offices.DoAsync("SWE analyst", "dossier", "watch", @case, "--until", "revised");
        var swedish = await offices.DoAsync("SWE analyst", "dossier", "show", @case, "--json");
        var danish = await offices.DoAsync("DNK signatory", "dossier", "show", @case);

        Assert.Contains("Asks again", watched.Output, StringComparison.Ordinal);
        var revision = Assert.Single(swedish.Json["revisions"]!.AsArray())!;
        Assert.Equal(("REVISED", "AGREED_FIGURE", agreed), ((string)swedish.Json["state"]!, (string)swedish.Json["outcome"]!, (string)swedish.Json["agreed_proposal"]!));
        Assert.Equal(("DNK", 1), ((string)revision["country"]!, (int)revision["changed_cells"]!));
        Assert.True((int)revision["settled_vintage"]! < (int)revision["vintage"]!);
        Assert.Equal((1000.0 + Year, 3000.0), ((double)swedish.Json["originals"]![0]!["origin"]!, (double)swedish.Json["originals"]![0]!["destination"]!));
        Assert.Contains("1 of the cells you may see has changed", danish.Output, StringComparison.Ordinal);
        Assert.Contains($"agreed {agreed}", danish.Output, StringComparison.Ordinal);
        Assert.Contains("3,300", danish.Output, StringComparison.Ordinal);
    }

    private async Task<string> AgreeAgainAsync(string @case)
    {
        var proposed = await offices.DoAsync("DNK analyst", "dossier", "propose", @case, "--method", "mean", "--minimum-stay", "12", "--release", "region", "--json");
        var anew = (string)proposed.Json["id"]!;
        await offices.SignAsync("SWE", anew);
        var settled = (await offices.SignAsync("DNK", anew)).Json;
        var shown = (await offices.DoAsync("SWE analyst", "dossier", "show", @case, "--json")).Json;

        Assert.Equal(("SETTLED", anew), ((string)settled["state"]!, (string)settled["agreed_proposal"]!));
        Assert.Equal(2, shown["settlements"]!.AsArray().Count);
        Assert.Empty(shown["revisions"]!.AsArray());
        Assert.Equal(["CLOSED", "SETTLED", "SETTLED"], shown["proposals"]!.AsArray().Select(proposal => (string)proposal!["state"]!));
        return anew;
    }

    private async Task VerifyAsync(string evidence, params string[] proposals)
    {
        string[] trust = ["--trust", $"SWE={offices.SwedishPublicKey}", $"DNK={offices.DanishPublicKey}"];
        var verified = await Statsx.RunAsync(["dossier", "verify", evidence, .. trust, "--json"]);
        var swapped = await Statsx.RunAsync("dossier", "verify", evidence, "--trust", $"SWE={offices.DanishPublicKey}", $"DNK={offices.SwedishPublicKey}");
        Assert.Equal((0, 2), (verified.ExitCode, verified.Json["folders"]!.AsArray().Count));
        Assert.Equal(4, swapped.ExitCode);
        var statement = Path.Combine(evidence, proposals[0], "statement.bin");
        await File.WriteAllTextAsync(statement, (await File.ReadAllTextAsync(statement)).Replace(": 3300\n", ": 3301\n", StringComparison.Ordinal));
        var forged = await Statsx.RunAsync(["dossier", "verify", evidence, .. trust]);
        Assert.Equal(4, forged.ExitCode);
        Assert.Contains("has not signed this statement", forged.Error, StringComparison.Ordinal);
        Assert.Equal(4, (await offices.RunAsync("SWE analyst", "dossier", "export", proposals[0][..^2], "-o", evidence)).ExitCode);
    }
}
