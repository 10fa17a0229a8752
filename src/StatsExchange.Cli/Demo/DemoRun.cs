// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.Client.LongCsv;

namespace StatsExchange.Cli.Demo;

/// <summary>The steps of the demo, one after the other, each timed and shown.</summary>
internal sealed class DemoRun(Output output, DemoWorld world, Stopwatch sinceStart)
{
    private const string Flows = "flows_europe27.csv";
    private const string Stocks = "stocks_undesa_2019.csv";
    private const string Period = "2015";

    private static readonly string[] Columns = ["step", "what", "seconds#"];

    private readonly List<(string Name, string Said, double Seconds, JsonObject Json)> _done = [];

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await DoAsync("participants", "Registering offices and signatories", p => Participants.RegisterAsync(world, p, cancellationToken)).ConfigureAwait(false);
        SampleFile[] samples = [];
        await DoAsync("submissions", "Submitting as each office", async p =>
        {
            samples = [await SampleFile.ReadAsync(Flows, cancellationToken).ConfigureAwait(false), await SampleFile.ReadAsync(Stocks, cancellationToken).ConfigureAwait(false)];
            return await Sendings.SendAsync(world, samples, p, cancellationToken).ConfigureAwait(false);
        }).ConfigureAwait(false);
        await DoAsync("agreements", "Signing agreements", p => AgreementSigning.SignAllAsync(world, p, cancellationToken)).ConfigureAwait(false);
        await DoAsync("ranking", "Ranking corridors by asymmetry", _ => Ranking.RankAsync(world, Period, cancellationToken)).ConfigureAwait(false);
        var job = "";
        await DoAsync("reconciliation", "Reconciling with correction factors", async p =>
        {
            (var step, job) = await FactorFitting.ReconcileAsync(world, Period, p, cancellationToken).ConfigureAwait(false);
            return step;
        }).ConfigureAwait(false);
        await DoAsync("settlement", "Settling one corridor", _ => Settlement.SettleAsync(world, Period, cancellationToken)).ConfigureAwait(false);
        IReadOnlyList<V1.Snapshot> snapshots = [];
        await DoAsync("snapshots", "Making snapshots", async p =>
        {
            (var step, snapshots) = await SnapshotTaking.MakeAsync(world, samples[0], samples[1], job, p, cancellationToken).ConfigureAwait(false);
            return step;
        }).ConfigureAwait(false);
        await DoAsync("verification", "Pulling and verifying", _ => SnapshotTaking.PullAndVerifyAsync(world, snapshots, cancellationToken)).ConfigureAwait(false);
    }

    /// <summary>What was done and how long each step took.</summary>
    public void Summarise()
    {
        var seconds = sinceStart.Elapsed.TotalSeconds;
        output.Result(
            () => new JsonObject
            {
                ["seconds"] = seconds,
                ["data"] = world.Data,
                ["steps"] = new JsonArray([.. _done.Select(d => (JsonNode)new JsonObject { ["name"] = d.Name, ["seconds"] = d.Seconds, ["result"] = d.Json })]),
            },
            () => output.Show(FigureTable.Of(
                "The demo",
                Columns,
                _done.Select(d => new[] { d.Name, d.Said, Seconds(d.Seconds) }).Append(["all", "from the hub's start", Seconds(seconds)]))));
    }

    private async Task DoAsync(string name, string description, Func<IWorkProgress, Task<DemoStep>> work)
    {
        var time = Stopwatch.StartNew();
        try
        {
            var step = await Work.ShowAsync(output, description, work).ConfigureAwait(false);
            _done.Add((name, step.Said, time.Elapsed.TotalSeconds, step.Json));
            Show(step);
        }
        catch (Exception e) when (e is HubException or LongCsvException or IOException)
        {
            throw CommandException.Failed($"The step \"{name}\" failed: {e.Message}");
        }
    }

    private void Show(DemoStep step)
    {
        if (output.Json)
        {
            return;
        }

        output.Line($"{_done.Count}. {step.Said}");
        if (step.Table is { } table)
        {
            output.Show(table);
        }
    }

    private static string Seconds(double seconds) => seconds.ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
}
