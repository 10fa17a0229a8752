// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace StatsExchange.Hub.Maintenance;

/// <summary>Restores a backup into an empty store.</summary>
internal static class RestoreCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        Argument<string> backup = new("BACKUP") { Description = "The directory that backup made." };
        StoreOptions store = new();
        TrustOptions trust = new();
        HeldOptions held = new();
        Option<bool> acceptOlder = new("--accept-older")
        {
            Description = "Restore though the backup is older than the evidence that was held. What came after it is lost.",
        };
        var json = CommonOptions.Json();
        Command command = new("restore", "Restore a backup into an empty store, and check it before and after.")
        {
            backup, store.Data, store.Postgres, store.PasswordFile, trust.Trust, held.Checkpoint, held.Receipt, held.Keys, acceptOlder, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Reporter reporter = new(output, error, parsed.GetValue(json));
            var evidence = held.Read(parsed);
            if (parsed.GetValue(acceptOlder) && evidence.IsNone)
            {
                throw MaintenanceException.WrongUsage("--accept-older goes with --checkpoint or --receipt.");
            }

            var directory = parsed.GetValue(store.Data);
            store.RequireOne(parsed);
            evidence.Require(trust.Read(parsed, directory));
            await using var snapshot = await BackupDirectory.OpenAsync(parsed.GetValue(backup)!, cancellationToken);
            var code = await new Restoring(trust, evidence, parsed.GetValue(acceptOlder), reporter).RunAsync(
                parsed,
                directory,
                snapshot,
                "restored",
                store.NameOf(parsed),
                contents => store.CopyAsync(parsed, snapshot, contents, reporter, cancellationToken),
                cancellationToken);
            if (code == ExitCode.Done && directory is not null && !Directory.Exists(Path.Combine(directory, "keys")))
            {
                reporter.Note($"The keys are no part of a backup: put keys/ back into {Path.GetFullPath(directory)} before a hub is started.");
            }

            return code;
        });
        return command;
    }
}
