// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Reconciliation;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Snapshots;

internal static class SnapshotCreate
{
    public static Command Create()
    {
        var region = Named.Region("REGION", "The regional body.");
        var structure = Named.Structure("Whose figures are consolidated.");
        structure.Required = true;
        var period = Named.Period("One period, or a range such as 2010..2017.");
        var round = new Option<string?>("--round")
        {
            Description = "A frozen round: its tables as they stood at the freeze, of all its periods unless --period names some.",
            HelpName = "ROUND",
        };
        var reconciliations = new Option<string[]>("--reconciliation")
        {
            Description = "Reconciliation jobs whose estimates are included; may be repeated.",
            HelpName = "JOB",
            AllowMultipleArgumentsPerToken = true,
        };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "create",
            "Make a snapshot of the members' figures.",
            "statsx snapshot create ASEAN --structure STOCK --period 2000..2019",
            "statsx snapshot create ASEAN --structure STOCK --round ASEAN-round-1",
            "statsx snapshot create EUROPE27 --structure FLOW --period 2015 --reconciliation EUROPE27-job-1")
        {
            region, structure, period, round, reconciliations, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            if (session.Get(period) is null && session.Get(round) is null)
            {
                throw CommandException.WrongUsage("A snapshot is of --period PERIOD, or of a --round.");
            }

            var range = PeriodRange.Parse(session.Get(period));
            var request = new StartSnapshotRequest
            {
                RequestId = session.RequestId(requestId),
                Region = session.Get(region),
                Structure = session.Get(structure).ToUpperInvariant(),
                PeriodFrom = range.From,
                PeriodTo = range.To,
                Round = session.Get(round) ?? "",
            };
            request.Reconciliations.AddRange(session.Get(reconciliations) ?? []);
            var snapshot = await Work.ShowAsync(
                session.Out,
                $"Making a snapshot of {Figures.Party(request.Region)}",
                progress => RunAsync(session.Hub, request, progress, cancellationToken)).ConfigureAwait(false);
            session.Out.Result(
                () => JsonOf(snapshot),
                () => session.Out.Show(SnapshotList.TableOf(null, [snapshot])));
            return ExitCode.Done;
        });
    }

    private static JsonObject JsonOf(Snapshot snapshot)
    {
        var json = MessageJson.Of(snapshot);
        json.Insert(0, "snapshot", snapshot.Id);
        return json;
    }

    /// <summary>Starts the job, follows it, and gives the snapshot it made.</summary>
    public static async Task<Snapshot> RunAsync(HubConnection hub, StartSnapshotRequest request, IWorkProgress progress, CancellationToken cancellationToken)
    {
        var started = await hub.Jobs.StartSnapshotAsync(request, cancellationToken: cancellationToken);
        var job = await JobWatch.UntilDoneAsync(hub, started.Job, progress, cancellationToken).ConfigureAwait(false);
        var answer = await hub.Snapshots.GetSnapshotAsync(new GetSnapshotRequest { Snapshot = job.Snapshot }, cancellationToken: cancellationToken);
        return answer.Snapshot;
    }
}
