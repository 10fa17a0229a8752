// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Cli.Rounds;
using StatsExchange.Cli.Tests.Mappings;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>
/// A round of ASEAN's migrant stocks from the request to the released snapshot, with one late member, everybody by processes of their own.
/// The figures are those of the UN's International Migrant Stock 2019 in deploy/samples.
/// </summary>
public sealed class RoundSessionTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private const string Late = "BRN";
    private static readonly string[] Members = ["BRN", "IDN", "KHM", "LAO", "MMR", "MYS", "PHL", "SGP", "THA", "VNM"];
    private static readonly string[] Periods = ["2000", "2005", "2010", "2015", "2019"];

    [Fact]
    public async Task Round_OfAseansStocksWithALateMember_GoesFromRequestToReleasedSnapshot()
    {
        var stocks = await StocksAsync();
        await AgreeAsync();
        await Task.WhenAll(Members.Where(member => member != Late).Chunk(3).Select(async some =>
        {
            foreach (var member in some)
            {
                await hub.DoAsync(member, "submitter", "submit", stocks, "--office", member, "--request-id", "stocks-1");
            }
        }));

        var due = await OpenAsync();
        await RemindAsync();
        await PassAsync(due);
        await hub.DoAsync(Late, "submitter", "submit", stocks, "--office", Late, "--request-id", "stocks-1");
        await FreezeAsync();
        await ReviseAsync();
        await ReleaseAsync();
        await NextAsync();
    }

    [Fact]
    public async Task Round_NotThere_IsRefusedAndWrongWordsAreWrongUsage()
    {
        var missing = await hub.AsAsync("ASEAN", "steward", "round", "show", "ASEAN-round-9", "--json");
        var stage = await hub.AsAsync("ASEAN", "steward", "round", "advance", "ASEAN-round-9", "--to", "finished");
        var table = await hub.AsAsync("ASEAN", "steward", "round", "open", "ASEAN", "--title", "x", "--table", "STOCK", "--period", "2015", "--due", "2040-01-01");
        var day = await hub.AsAsync("ASEAN", "steward", "round", "open", "ASEAN", "--title", "x", "--table", "STOCK:IMM:CB", "--period", "2015", "--due", "soon");
        var order = await hub.AsAsync(
            "ASEAN", "steward", "round", "open", "ASEAN", "--title", "x", "--table", "STOCK:IMM:CB", "--period", "2015", "--due", "2040-01-01", "--freeze", "2039-12-31", "--json");

        Assert.Equal((1, "NOT_FOUND"), (missing.ExitCode, (string?)missing.Json["error"]!["reason"]));
        Assert.Equal((2, 2, 2), (stage.ExitCode, table.ExitCode, day.ExitCode));
        Assert.Equal((1, "plan.schedule.freeze"), (order.ExitCode, (string?)order.Json["error"]!["violations"]![0]!["field"]));
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31T23:59:59Z")]
    [InlineData("2099-01-01")]
    public async Task Round_MoreThanTwentyYearsAhead_IsRefusedAndTheListStaysReadable(string date)
    {
        string[] round = ["round", "open", "EUROPE27", "--title", "x", "--table", "STOCK:IMM:CB", "--period", "2015", "--due", "2040-01-01"];

        var opened = await hub.AsAsync("EUROPE27", "steward", [.. round, "--release", date, "--json"]);
        var listed = await hub.DoAsync("EUROPE27", "steward", "round", "list", "EUROPE27", "--json");

        var violation = opened.Json["error"]!["violations"]![0]!;
        Assert.Equal((1, "plan.schedule.release", "expected a time within 20 years"), (opened.ExitCode, (string?)violation["field"], (string?)violation["description"]));
        Assert.Empty(listed.Json["rounds"]!.AsArray());
    }

    [Theory]
    [InlineData(9999, "9999-12-31")]
    [InlineData(2027, "2027-12-31")]
    public void Text_EndOfADay_IsTheDayWhateverTheYear(int year, string said) =>
        Assert.Equal(said, RoundTimes.Text(Timestamp.FromDateTimeOffset(new DateTimeOffset(year, 12, 31, 23, 59, 59, TimeSpan.Zero))));

    /// <summary>The members' rows of the sample, in a file of their own, so that each submission reads the less.</summary>
    private async Task<string> StocksAsync()
    {
        var lines = await File.ReadAllLinesAsync(Samples.File("stocks_undesa_2019.csv"));
        return hub.Write("asean.csv", string.Join('\n', lines.Where((line, i) => i == 0 || Members.Contains(line.Split(',')[1]))) + "\n");
    }

    private async Task AgreeAsync()
    {
        var region = await hub.SignatoryAsync("ASEAN");
        foreach (var member in Members)
        {
            await hub.AgreeAsync(member, await hub.SignatoryAsync(member), "ASEAN", region, "STOCK", "forward-to-region", "publish-original");
        }
    }

    private async Task<DateTimeOffset> OpenAsync()
    {
        var (due, opened) = await OpenForSecondsAsync();

        Assert.Equal(("ASEAN-round-1", "COLLECTION"), ((string)opened["id"]!, (string)opened["stage"]!));
        Assert.Equal(Members, opened["plan"]!["members"]!.AsArray().Select(member => (string)member!));
        return due;
    }

    /// <summary>Due in seconds, and in more of them where the command was slower than that.</summary>
    private async Task<(DateTimeOffset Due, JsonNode Opened)> OpenForSecondsAsync()
    {
        for (var ahead = TimeSpan.FromSeconds(5); ; ahead *= 2)
        {
            var due = DateTimeOffset.UtcNow + ahead;
            var opened = await hub.AsAsync("ASEAN", "steward", [
                "round", "open", "ASEAN", "--title", "Migrant stocks 2000 to 2019", "--table", "STOCK:IMM:CBX", "--period", .. Periods,
                "--due", due.ToString("O", CultureInfo.InvariantCulture), "--mirror-until", "2040-01-31", "--release", "2040-03-31", "--remind", "14", "3", "--json",
            ]);
            if (opened.ExitCode == 0)
            {
                return (due, opened.Json);
            }

            Assert.True(DateTimeOffset.UtcNow > due, opened.Error);
        }
    }

    private async Task RemindAsync()
    {
        var reminded = await SteerAsync("remind", "ASEAN-round-1", "--note", "Only yours is missing.");
        var own = await hub.DoAsync(Late, "analyst", "round", "show", "ASEAN-round-1", "--json");
        var others = await hub.DoAsync("PHL", "submitter", "round", "list", "ASEAN", "--json");
        var stranger = await hub.AsAsync("SWE", "analyst", "round", "show", "ASEAN-round-1", "--json");

        Assert.Equal([Late], reminded["reminders"]![0]!["members"]!.AsArray().Select(member => (string)member!));
        Assert.Equal("Only yours is missing.", (string?)own.Json["round"]!["reminders"]![0]!["note"]);
        Assert.Equal([Late], Lines(own.Json).Select(line => line.Country).Distinct());
        Assert.Empty(others.Json["rounds"]![0]!["reminders"]!.AsArray());
        Assert.Equal((1, "NOT_YOURS"), (stranger.ExitCode, (string?)stranger.Json["error"]!["reason"]));
    }

    private async Task FreezeAsync()
    {
        var lines = Lines(await SteerAsync("show", "ASEAN-round-1"));
        Assert.Equal(Members.Length * Periods.Length, lines.Count);
        Assert.All(lines, line => Assert.Equal(line.Country == Late ? ("LATE", 1) : ("ON_TIME", 0), (line.Status, line.DaysLate)));

        var skipped = await hub.AsAsync("ASEAN", "steward", "round", "advance", "ASEAN-round-1", "--to", "frozen", "--reason", "x", "--json");
        await SteerAsync("advance", "ASEAN-round-1", "--to", "mirror");
        var early = await hub.AsAsync("ASEAN", "steward", "round", "advance", "ASEAN-round-1", "--to", "decision", "--json");
        await SteerAsync("advance", "ASEAN-round-1", "--to", "decision", "--reason", "These stocks pair with nothing.");
        var member = await hub.AsAsync("PHL", "signatory", "round", "advance", "ASEAN-round-1", "--to", "frozen", "--reason", "x", "--json");
        var frozen = await SteerAsync("advance", "ASEAN-round-1", "--to", "frozen", "--reason", "All have reported.");

        Assert.Equal((1, "STATE_NOT_FIT"), (skipped.ExitCode, (string?)skipped.Json["error"]!["reason"]));
        Assert.Equal((1, "reason"), (early.ExitCode, (string?)early.Json["error"]!["violations"]![0]!["field"]));
        Assert.Equal((1, "ROLE_NOT_ALLOWED"), (member.ExitCode, (string?)member.Json["error"]!["reason"]));
        Assert.Equal(["MIRROR", "DECISION", "FROZEN"], frozen["steps"]!.AsArray().Select(step => (string)step!["stage"]!));
        Assert.All(frozen["pins"]!.AsArray(), pin => Assert.True((long)pin!["revision"]! > 0 && (long)pin["vintages"]!["STOCK"]! > 0));
    }

    private async Task ReviseAsync()
    {
        var revised = hub.Write("revised.csv", "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,SEX,TIME_PERIOD,OBS_VALUE\nSTOCK,PHL,CHN,IMM,CBX,_T,2019,987654\n");
        await hub.DoAsync("PHL", "submitter", "submit", revised, "--office", "PHL", "--request-id", "stocks-2");
        var line = Lines(await SteerAsync("show", "ASEAN-round-1")).Single(line => line is { Country: "PHL", Period: "2019" });

        Assert.True(line.RevisedAfterFreeze);
    }

    private async Task ReleaseAsync()
    {
        var tooEarly = await hub.AsAsync("ASEAN", "steward", "round", "advance", "ASEAN-round-1", "--to", "review", "--json");
        var made = await hub.DoAsync("ASEAN", "steward", "snapshot", "create", "ASEAN", "--structure", "STOCK", "--round", "ASEAN-round-1", "--json");
        await SteerAsync("advance", "ASEAN-round-1", "--to", "review");
        var released = await SteerAsync("advance", "ASEAN-round-1", "--to", "released", "--reason", "No member objects.");
        var listed = await hub.DoAsync("ASEAN", "region", "snapshot", "list", "ASEAN", "--json");
        await hub.DoAsync("ASEAN", "region", "snapshot", "pull", "ASEAN-1", "-o", hub.File("pulled"));
        var verified = await Statsx.RunAsync("snapshot", "verify", hub.File("pulled"), "--trust", hub.EvidenceKey, "--json");

        Assert.Equal((1, "STATE_NOT_FIT"), (tooEarly.ExitCode, (string?)tooEarly.Json["error"]!["reason"]));
        Assert.Equal(("ASEAN-1", "RELEASED"), ((string)made.Json["snapshot"]!, (string)released["stage"]!));
        Assert.Equal("ASEAN-1", (string?)released["snapshots"]![0]!["snapshot"]);
        Assert.Equal(("RELEASED", "ASEAN-round-1"), ((string)listed.Json["snapshots"]![0]!["state"]!, (string)listed.Json["snapshots"]![0]!["round"]!));
        Assert.Equal(0, verified.ExitCode);
        await ExpectCompleteAsync();
    }

    /// <summary>What was released are the sample's figures of all members, the late one's too and the revised one as it was frozen.</summary>
    private async Task ExpectCompleteAsync()
    {
        var manifest = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(hub.File("pulled"), "manifest.json")))!;
        Assert.Equal("ASEAN-round-1", (string?)manifest["round"]!["id"]);
        Assert.Equal(
            Members.Select(member => member == Late ? "LATE" : "ON_TIME"),
            Members.Select(member => manifest["round"]!["reporting"]!.AsArray().Where(line => (string)line!["country"]! == member).Select(line => (string)line!["status"]!).Distinct().Single()));
        Assert.Equal((await File.ReadAllLinesAsync(hub.File("asean.csv"))).Length - 1, (int)manifest["observations"]!);
        Assert.Empty(manifest["omitted"]!.AsArray());
        Assert.DoesNotContain("987654", await File.ReadAllTextAsync(Path.Combine(hub.File("pulled"), "data.csv")), StringComparison.Ordinal);
    }

    /// <summary>What came after the freeze is the next round's, which says so.</summary>
    private async Task NextAsync()
    {
        await SteerAsync("open", "ASEAN", "--title", "The next", "--table", "STOCK:IMM:CBX", "--period", "2019", "--due", "2041-03-31");
        var next = Lines(await SteerAsync("show", "ASEAN-round-2"));
        var shown = await hub.DoAsync("ASEAN", "steward", "round", "show", "ASEAN-round-2", "--lines");

        Assert.Equal(["PHL"], next.Where(line => line.CarriedOverFrom == "ASEAN-round-1").Select(line => line.Country));
        Assert.Contains("on time, from ASEAN-round-1", shown.Output, StringComparison.Ordinal);
        Assert.Contains("Due 2041-03-31;", shown.Output, StringComparison.Ordinal);
    }

    private static async Task PassAsync(DateTimeOffset due)
    {
        while (DateTimeOffset.UtcNow <= due)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }
    }

    private async Task<JsonNode> SteerAsync(params string[] arguments) =>
        (await hub.DoAsync("ASEAN", "steward", ["round", .. arguments, "--json"])).Json;

    private static List<(string Country, string Period, string Status, int DaysLate, bool RevisedAfterFreeze, string CarriedOverFrom)> Lines(JsonNode shown) =>
    [
        .. shown["lines"]!.AsArray().Select(line => (
            (string)line!["country"]!, (string)line["time_period"]!, (string)line["status"]!, (int)line["days_late"]!, (bool)line["revised_after_freeze"]!, (string)line["carried_over_from"]!)),
    ];
}
