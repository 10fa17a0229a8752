// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Administration;

internal static class AdminBackup
{
    public static Command Create()
    {
        var data = StoreOptions.Data("The data directory of the hub, which may be running.");
        var to = new Option<string?>("--to") { Description = "The directory to make. It has this name only once the backup is whole.", HelpName = "DIR", Required = true };
        var postgres = StoreOptions.Postgres();
        var password = StoreOptions.PasswordFile();
        var trust = StoreOptions.Trust();
        return new DocumentedCommand(
            "backup",
            "Copy a journal as it is at one moment while the hub goes on, check the copy, and say what it holds. Keys are no part of it.",
            "statsx admin backup --data ./data --to ./backups/2026-03-01",
            "sqlite3 ./backups/2026-03-01/journal.db 'SELECT stream, max(seq) FROM entries GROUP BY stream'")
        {
            data, postgres, password, to, trust,
        }.Does((session, cancellationToken) =>
            MaintenanceProcess.RunAsync(MaintenanceProcess.Arguments(session, "backup", data, postgres, password, to, trust), cancellationToken));
    }

    public static Command CreateRestore()
    {
        var backup = new Argument<string>("BACKUP") { Description = "The directory that backup made." };
        var data = StoreOptions.Data("The data directory to restore into; it must have no journal yet.");
        var postgres = StoreOptions.Postgres();
        var password = StoreOptions.PasswordFile();
        var trust = StoreOptions.Trust();
        var checkpoint = StoreOptions.Checkpoint();
        var receipt = StoreOptions.Receipt();
        var keys = StoreOptions.Keys();
        var acceptOlder = new Option<bool>("--accept-older") { Description = "Restore though the backup is older than the evidence that was held. What came after it is lost." };
        return new DocumentedCommand(
            "restore",
            "Restore a backup into an empty store, and check it before and after. Receipts, retries and exports are what they were.",
            "statsx admin restore ./backups/2026-03-01 --data ./restored --trust evidence.pub.pem",
            "statsx admin restore ./backups/2026-03-01 --data ./restored --checkpoint 2026-03.json --trust evidence.pub.pem",
            "cp -a ./keys-kept-elsewhere ./restored/keys   # the keys are no part of a backup")
        {
            backup, data, postgres, password, trust, checkpoint, receipt, keys, acceptOlder,
        }.Does((session, cancellationToken) =>
            MaintenanceProcess.RunAsync(MaintenanceProcess.Arguments(session, "restore", backup, data, postgres, password, trust, checkpoint, receipt, keys, acceptOlder), cancellationToken));
    }

    public static Command CreateMove()
    {
        var data = StoreOptions.Data("The data directory whose journal is moved; its hub must be stopped.");
        var postgres = StoreOptions.Postgres();
        var password = StoreOptions.PasswordFile();
        var trust = StoreOptions.Trust();
        return new DocumentedCommand(
            "move",
            "Move the journal of a data directory into an empty PostgreSQL schema. The directory keeps its keys, and its journal, on which no hub must be started again.",
            "statsx admin move --data ./data --postgres 'Host=db;Database=stats;Username=hub' --postgres-password-file db.password")
        {
            data, postgres, password, trust,
        }.Does((session, cancellationToken) =>
            MaintenanceProcess.RunAsync(MaintenanceProcess.Arguments(session, "move", data, postgres, password, trust), cancellationToken));
    }
}
