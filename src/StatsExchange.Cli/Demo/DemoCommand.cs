// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Diagnostics;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;

namespace StatsExchange.Cli.Demo;

internal static class DemoCommand
{
    public static Command Create()
    {
        var keep = new Option<string?>("--keep") { Description = "Leave the data in this directory, which must be empty or new; it is the hub's data directory afterwards.", HelpName = "DIR" };
        var serve = new Option<bool>("--serve") { Description = $"Leave the hub running at {HubConnection.DefaultAddress} until Ctrl+C." };
        return new DocumentedCommand(
            "demo",
            "Start a hub with an empty journal and show what it does on real figures: submit, compare, reconcile, settle, and pull signed snapshots.",
            "statsx demo",
            "statsx demo --keep ./demo-data --serve")
        {
            keep, serve,
        }.Does(async (session, cancellationToken) =>
        {
            var kept = session.Get(keep);
            var data = kept is null ? Directory.CreateTempSubdirectory("statsx-demo-").FullName : EmptyDirectory(kept);
            try
            {
                await RunAsync(session.Out, data, session.Get(serve), cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                if (kept is null)
                {
                    Directory.Delete(data, recursive: true);
                }
            }

            return ExitCode.Done;
        });
    }

    private static async Task RunAsync(Output output, string data, bool serve, CancellationToken cancellationToken)
    {
        var address = serve ? new Uri(HubConnection.DefaultAddress) : HubProcess.FreeAddress();
        HubProcess.EnsureFree(address);
        var sinceStart = Stopwatch.StartNew();
        output.Note("Starting a hub …");
        var hub = await HubProcess.StartAsync(data, address, Parallelism.Degree, cancellationToken).ConfigureAwait(false);
        await using (hub.ConfigureAwait(false))
        {
            using var world = new DemoWorld(data, hub.Address);
            var run = new DemoRun(output, world, sinceStart);
            await run.RunAsync(cancellationToken).ConfigureAwait(false);
            run.Summarise();
            if (serve)
            {
                DemoTokens.Offer(output, world, hub.Address);
                await UntilInterruptedAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task UntilInterruptedAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Ctrl+C is how serving ends.
        }
    }

    private static string EmptyDirectory(string path)
    {
        var full = Path.GetFullPath(path);
        if (Directory.Exists(full) && Directory.EnumerateFileSystemEntries(full).Any())
        {
            throw CommandException.WrongUsage($"{full} is not empty; the demo starts with an empty journal.");
        }

        return Directory.CreateDirectory(full).FullName;
    }
}
