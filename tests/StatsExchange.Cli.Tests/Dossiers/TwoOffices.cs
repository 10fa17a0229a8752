// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Sessions;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Dossiers;

/// <summary>
/// The offices of Sweden and Denmark at one hub, with an analyst and a signatory each, who let each other compare. Each has reported flows
/// from Sweden to Denmark of 2012 to 2018. Every act is a process of statsx with a token of its own.
/// </summary>
public sealed class TwoOffices : IAsyncLifetime
{
    private static readonly (string? Party, string Role)[] People =
    [
        ("SWE", "analyst"), ("SWE", "signatory"), ("SWE", "submitter"), ("DNK", "analyst"), ("DNK", "signatory"), ("DNK", "submitter"),
        ("NOR", "analyst"), ("EUROPE27", "region"), ("ASEAN", "region"), (null, "steward"),
    ];

    private readonly Dictionary<string, string> _tokens = [];

    public RunningHub Hub { get; } = new();

    public string SwedishKey { get; private set; } = "";

    public string DanishKey { get; private set; } = "";

    public string SwedishPublicKey => Path.ChangeExtension(SwedishKey, ".pub.pem");

    public string DanishPublicKey => Path.ChangeExtension(DanishKey, ".pub.pem");

    public async Task InitializeAsync()
    {
        await Hub.InitializeAsync();
        SwedishKey = await Hub.SignatoryAsync("SWE");
        DanishKey = await Hub.SignatoryAsync("DNK");
        foreach (var (party, role) in People)
        {
            string[] named = party is null ? [] : [party];
            var token = await Statsx.RunAsync(["token", .. named, "--role", role, "--data", Hub.Data]);
            Assert.Equal(0, token.ExitCode);
            _tokens[$"{party ?? "hub"} {role}"] = token.Output.Trim();
        }

        await Hub.AgreeAsync("SWE", SwedishKey, "DNK", DanishKey, "FLOW", "compare");
        await Hub.AgreeAsync("DNK", DanishKey, "SWE", SwedishKey, "FLOW", "compare");
        await SubmitAsync("SWE", Enumerable.Range(2012, 7).Select(year => $"FLOW,SWE,DNK,EMI,RES,12,{year},{1000 + year}"));
        await SubmitAsync("DNK", Enumerable.Range(2012, 7).Select(year => $"FLOW,DNK,SWE,IMM,RES,12,{year},{1500 + year}"));
        await DoAsync("SWE analyst", "dossier", "open", "SWE", "DNK");
    }

    public Task DisposeAsync() => Hub.DisposeAsync();

    /// <summary>Runs statsx as somebody: "SWE analyst".</summary>
    internal Task<StatsxResult> RunAsync(string who, params string[] arguments) => Hub.WithTokenAsync(_tokens[who], arguments);

    /// <summary>The same, with something on standard input.</summary>
    internal Task<StatsxResult> AnsweringAsync(string who, string input, params string[] arguments) => Hub.AnsweringAsync(_tokens[who], input, arguments);

    /// <summary>Runs statsx and expects it to succeed.</summary>
    internal async Task<StatsxResult> DoAsync(string who, params string[] arguments)
    {
        var result = await RunAsync(who, arguments);
        Assert.True(result.ExitCode == 0, $"{who}: statsx {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error}");
        return result;
    }

    internal async Task SubmitAsync(string office, IEnumerable<string> rows)
    {
        var file = Hub.Write($"{office}-{Guid.NewGuid():N}.csv", "STRUCTURE,REF_AREA,COUNTERPART_AREA,MEASURE,BASIS,MIN_STAY,TIME_PERIOD,OBS_VALUE\n" + string.Concat(rows.Select(row => row + "\n")));
        await DoAsync($"{office} submitter", "submit", file, "--office", office);
    }

    /// <summary>Opens a case about one year of the corridor.</summary>
    internal async Task<string> OpenCaseAsync(int year) =>
        (string)(await DoAsync("SWE analyst", "dossier", "case", "DNK-SWE", "--origin", "SWE", "--period", $"{year}", "--json")).Json["id"]!;

    /// <summary>Proposes a figure by hand.</summary>
    internal async Task<string> ProposeAsync(string @case, int year) =>
        (string)(await DoAsync("SWE analyst", "dossier", "propose", @case, "--figure", $"{year}=3600", "--justification", "registers matched", "--json")).Json["id"]!;

    internal Task<StatsxResult> SignAsync(string country, string proposal) =>
        DoAsync($"{country} signatory", "dossier", "accept", proposal, "--key", country == "SWE" ? SwedishKey : DanishKey, "--yes", "--json");
}
