// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>Agreements with all their terms, and what becomes of snapshots when they end, at the command line.</summary>
public sealed class ConsentSessionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Header = "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,TIME_PERIOD,OBS_VALUE\n";

    [Fact]
    public async Task Agreement_WithAllTerms_IsStatedSignedShownAndListedInWords()
    {
        var (office, partner) = (await hub.SignatoryAsync("SWE"), await hub.SignatoryAsync("NOR"));
        var undertaking = hub.Write("undertaking.txt", "We keep them to ourselves.");
        var proposed = await hub.DoAsync(
            "SWE", "analyst", "agreement", "propose", "SWE", "NOR", "--structure", "FLOW", "--use", "compare", "--depth", "sex", "AGE", "--pre-release",
            "--undertaking", undertaking, "--retention-months", "24", "--valid-from", "2999-01-01T00:00:00Z", "--json");
        var id = (string)proposed.Json["id"]!;
        var digest = Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(undertaking)));
        var draft = await hub.DoAsync("NOR", "analyst", "agreement", "show", id);

        Assert.StartsWith("statsexchange agreement v2\n", draft.Output, StringComparison.Ordinal);
        Assert.Contains("depth: totals SEX AGE\npre_release: yes\nretention_months: 24\n", draft.Output, StringComparison.Ordinal);
        Assert.Contains($"undertaking_digest: {digest}\n", draft.Output, StringComparison.Ordinal);
        Assert.Contains("State: proposed; not signed by Sweden (SWE) and Norway (NOR)\n", draft.Output, StringComparison.Ordinal);
        Assert.Contains("Copies: kept at most 24 months after its end.\n", draft.Output, StringComparison.Ordinal);

        await hub.DoAsync("SWE", "signatory", "agreement", "sign", id, "--key", office, "--yes");
        var signed = await hub.DoAsync("NOR", "signatory", "agreement", "sign", id, "--key", partner, "--yes");
        Assert.Contains("State: signed by both, in force from 2999-01-01T00:00:00.000000Z\n", signed.Output, StringComparison.Ordinal);
        Assert.Contains("Opens: totals, SEX, AGE; no confidential values; embargoed cells that name the grantee, for comparison only.\n", signed.Output, StringComparison.Ordinal);

        var revoked = await hub.DoAsync("SWE", "signatory", "agreement", "revoke", id, "--reason", "a new law");
        Assert.Matches(@"State: revoked on \S+ by SWE/\S+: a new law\n", revoked.Output);
        Assert.Matches(@"Copies: to be deleted by \S+\.\n", revoked.Output);
        Assert.Equal([id], await IdsAsync("--party", "NOR", "--state", "revoked"));
        Assert.Empty(await IdsAsync("--party", "NOR", "--state", "in-force", "proposed"));
        Assert.Empty(await IdsAsync("--party", "DNK"));
    }

    [Theory]
    [InlineData("--depth", "totals", "SEX")]
    [InlineData("--depth", "BASIS")]
    public async Task Propose_DepthThatIsNone_IsWrongUsage(params string[] depth)
    {
        var result = await Statsx.RunAsync(["agreement", "propose", "SWE", "DNK", "--structure", "FLOW", "--use", "compare", .. depth]);

        Assert.Equal(2, result.ExitCode);
    }

    [Fact]
    public async Task Snapshot_DraftReleasedAndSuperseded_SaysSoAndOutlivesItsAgreement()
    {
        var (office, body) = (await hub.SignatoryAsync("THA"), await hub.SignatoryAsync("ASEAN"));
        await hub.DoAsync("THA", "submitter", "submit", hub.Write("tha.csv", Header + "STOCK,THA,VNM,IMM,CB,2015,10\n"), "--office", "THA");
        await hub.AgreeAsync("THA", office, "ASEAN", body, "STOCK", "forward-to-region", "publish-original");
        string[] create = ["snapshot", "create", "ASEAN", "--structure", "STOCK", "--period", "2015"];
        var made = await hub.DoAsync("ASEAN", "steward", [.. create, "--json"]);
        Assert.Equal(("ASEAN-1", "DRAFT"), ((string)made.Json["snapshot"]!, (string)made.Json["state"]!));
        await hub.DoAsync("ASEAN", "steward", create);
        await hub.DoAsync("ASEAN", "steward", create);
        var draft = await hub.DoAsync("ASEAN", "region", "snapshot", "pull", "ASEAN-1", "-o", hub.File("draft"));
        Assert.Contains("ASEAN-1 is a draft", draft.Error, StringComparison.Ordinal);

        Assert.Equal(1, (await hub.AsAsync("ASEAN", "region", "snapshot", "release", "ASEAN-1")).ExitCode);
        await hub.DoAsync("ASEAN", "steward", "snapshot", "release", "ASEAN-1", "--note", "first round");
        await hub.DoAsync("ASEAN", "steward", "snapshot", "release", "ASEAN-2");
        var erratum = await hub.DoAsync("ASEAN", "steward", "snapshot", "erratum", "ASEAN-1", "--successor", "ASEAN-2", "--reason", "the wrong year");
        Assert.Equal("ASEAN-1: superseded by ASEAN-2.\n", erratum.Output);
        var agreement = (string)(await hub.DoAsync("THA", "signatory", "agreement", "list", "--json")).Json["agreements"]![0]!["id"]!;
        await hub.DoAsync("THA", "signatory", "agreement", "revoke", agreement, "--reason", "a new law");

        var listed = await hub.DoAsync("ASEAN", "region", "snapshot", "list", "ASEAN", "--json");
        Assert.Equal(
            [("DRAFT", 0), ("RELEASED", 1), ("SUPERSEDED", 1)],
            listed.Json["snapshots"]!.AsArray().Select(one => ((string)one!["state"]!, (int)one["observations"]!)));
        var told = (await hub.DoAsync("ASEAN", "region", "snapshot", "list", "ASEAN")).Output;
        Assert.Contains("a new law", told, StringComparison.Ordinal);
        Assert.Contains("the wrong year", told, StringComparison.Ordinal);
        var refused = await hub.AsAsync("ASEAN", "region", "snapshot", "pull", "ASEAN-3", "-o", hub.File("refused"), "--json");
        Assert.Equal((1, "NO_AGREEMENT"), (refused.ExitCode, (string)refused.Json["error"]!["reason"]!));
        Assert.False(Directory.Exists(hub.File("refused")));
        var pulled = await hub.DoAsync("ASEAN", "region", "snapshot", "pull", "ASEAN-1", "-o", hub.File("released"));
        Assert.Contains("superseded by ASEAN-2", pulled.Error, StringComparison.Ordinal);
        await hub.DoAsync("ASEAN", "region", "snapshot", "verify", hub.File("released"), "--trust", hub.EvidenceKey);
    }

    private async Task<IEnumerable<string>> IdsAsync(params string[] filter) =>
        (await hub.DoAsync("SWE", "analyst", ["agreement", "list", "--json", .. filter])).Json["agreements"]!.AsArray().Select(agreement => (string)agreement!["id"]!);
}
