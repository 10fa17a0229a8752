// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierWatch
{
    public static Command Create()
    {
        var id = DossierNames.DossierOrCase();
        var until = new Option<CaseState?>("--until")
        {
            Description = "End as soon as a watched case is in this state: open, settled, lapsed, revised or reopened. Default: go on until interrupted.",
            HelpName = "STATE",
            CustomParser = Named.ChoiceOf<CaseState>,
        };
        return new DocumentedCommand(
            "watch",
            "Tell what happens in a dossier, or in one case of it, while it happens. With --json one object a line, the first with how things stand.",
            "statsx dossier watch DNK-SWE",
            "statsx dossier watch DNK-SWE.1 --until settled")
        {
            id, until,
        }.Does(async (session, cancellationToken) =>
        {
            var known = new Dictionary<string, Case>(StringComparer.Ordinal);
            try
            {
                // The hub ends a watch after an hour.
                while (!await WatchAsync(session, session.Get(id), session.Get(until), known, cancellationToken).ConfigureAwait(false))
                {
                }
            }
            catch (Exception e) when (e is OperationCanceledException or HubException && cancellationToken.IsCancellationRequested)
            {
                // Interrupted: that is how a watch ends.
            }

            return ExitCode.Done;
        });
    }

    /// <returns>Whether a case is in the state that ends it; false where the hub ended it.</returns>
    private static async Task<bool> WatchAsync(Session session, string watched, CaseState? until, Dictionary<string, Case> known, CancellationToken cancellationToken)
    {
        using var call = session.Hub.Dossiers.WatchDossier(new WatchDossierRequest { Dossier = DossierNames.DossierOf(watched) }, cancellationToken: cancellationToken);
        while (await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false))
        {
            Case[] cases = [.. call.ResponseStream.Current.Dossier.Cases.Where(@case => !DossierNames.IsCase(watched) || @case.Id == watched)];
            foreach (var @case in cases.Where(@case => !@case.Equals(known.GetValueOrDefault(@case.Id))))
            {
                Tell(session.Out, known.GetValueOrDefault(@case.Id), @case);
                known[@case.Id] = @case;
            }

            if (until is { } state && cases.Any(@case => @case.State == state))
            {
                return true;
            }
        }

        return false;
    }

    private static void Tell(Output output, Case? before, Case after)
    {
        if (output.Json)
        {
            output.WriteJsonLine(new JsonObject { ["case"] = MessageJson.Of(after) });
            return;
        }

        foreach (var line in CaseChanges.Of(before, after))
        {
            output.Line($"{after.Id}: {line}");
        }
    }
}
