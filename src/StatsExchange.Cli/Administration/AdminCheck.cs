// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Administration;

internal static class AdminCheck
{
    private static readonly string[] Columns = ["table", "stream", "seq", "problem"];

    public static Command Create()
    {
        var data = StoreOptions.Data("Check the journal of this data directory itself, also while its hub runs, instead of asking a hub.");
        var backup = new Option<string?>("--backup") { Description = "Check a backup, as the directory that backup made.", HelpName = "DIR" };
        var postgres = StoreOptions.Postgres();
        var password = StoreOptions.PasswordFile();
        var trust = StoreOptions.Trust();
        var checkpoint = StoreOptions.Checkpoint();
        var receipt = StoreOptions.Receipt();
        var keys = StoreOptions.Keys();
        return new DocumentedCommand(
            "check",
            "Read every column of a journal and name what is not as it was written, by stream and seq: through a hub (role auditor or admin), or the store itself. Exit code 4 when something is found.",
            "statsx admin check --token-file auditor.token",
            "statsx admin check --data ./data",
            "statsx admin check --backup ./backups/2026-03-01 --trust evidence.pub.pem",
            "statsx admin check --data ./data --checkpoint 2026-03.json --receipt receipt.json --trust evidence.pub.pem")
        {
            data, postgres, password, backup, trust, checkpoint, receipt, keys,
        }.Does((session, cancellationToken) => session.Get(data) is null && session.Get(backup) is null && StoreOptions.PostgresOf(session.Get(postgres)) is null
            ? AskAsync(session, session.Get(trust) ?? session.Get(checkpoint) ?? session.Get(receipt) ?? session.Get(keys), cancellationToken)
            : MaintenanceProcess.RunAsync(MaintenanceProcess.Arguments(session, "check", data, postgres, password, backup, trust, checkpoint, receipt, keys), cancellationToken));
    }

    private static async Task<int> AskAsync(Session session, string? forStores, CancellationToken cancellationToken)
    {
        if (forStores is not null)
        {
            throw CommandException.WrongUsage("--trust, --checkpoint, --receipt and --keys go with --data, --postgres or --backup; statsx checkpoint compare and statsx verify --recorded ask a hub.");
        }

        var answer = await session.Hub.Administration.CheckIntegrityAsync(new CheckIntegrityRequest(), cancellationToken: cancellationToken);
        session.Out.Result(
            () => MessageJson.Of(answer),
            () =>
            {
                session.Out.Line($"{Figures.Count(answer.Streams, "stream")}, {Figures.Count(answer.Entries, "entry")}, {Figures.Count(answer.Commands, "command")}, "
                    + $"{Figures.Count(answer.Blocks, "block")}, {Figures.Count(answer.SavedStates, "saved state")}.");
                if (answer.Findings.Count > 0)
                {
                    session.Out.Show(FigureTable.Of("Findings", Columns, answer.Findings.Select(RowOf)));
                }

                session.Out.Line(answer.Problems == 0 ? "The journal is whole." : $"The journal is not whole: {Figures.Count(answer.Problems, "problem")}.");
            });
        return answer.Problems == 0 ? ExitCode.Done : ExitCode.VerificationFailed;
    }

    private static string[] RowOf(IntegrityFinding finding) =>
        [finding.Table, Figures.Text(finding.Stream), finding.Seq == 0 ? Figures.Dash : Figures.Count(finding.Seq), finding.Problem];
}
