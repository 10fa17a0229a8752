// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Journal.Sqlite;

namespace StatsExchange.Hub.Maintenance;

/// <summary>Moves a journal from a data directory to PostgreSQL.</summary>
internal static class MoveCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        StoreOptions store = new();
        TrustOptions trust = new();
        var json = CommonOptions.Json();
        Command command = new("move", "Move the journal of a data directory, whose hub is stopped, into an empty PostgreSQL schema.")
        {
            store.Data, store.Postgres, store.PasswordFile, trust.Trust, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var data = parsed.GetValue(store.Data) ?? throw MaintenanceException.WrongUsage("Name what to move: --data DIR.");
            var target = store.ConnectionString(parsed, orEnvironment: true) ?? throw MaintenanceException.WrongUsage("Name where to move it: --postgres CONNECTION.");
            Reporter reporter = new(output, error, parsed.GetValue(json));
            await using var snapshot = await SqliteJournal.SnapshotOfClosedAsync(data, cancellationToken);
            Restoring restoring = new(trust, HeldEvidence.None, acceptOlder: false, reporter);
            return await restoring.RunAsync(
                parsed,
                data,
                snapshot,
                "moved",
                $"PostgreSQL; {Path.GetFullPath(data)} still has its journal: start no hub on it again",
                contents => Journal.Copies.JournalCopy.IntoPostgresAsync(snapshot, target, TimeProvider.System, contents, reporter, cancellationToken),
                cancellationToken);
        });
        return command;
    }
}
