// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Journal.Integrity;

namespace StatsExchange.Hub.Maintenance;

/// <summary>Checks a journal, also while a hub runs on it, or a backup.</summary>
internal static class CheckCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        StoreOptions store = new();
        Option<string?> backup = new("--backup") { Description = "The directory of a backup.", HelpName = "DIR" };
        TrustOptions trust = new();
        var json = CommonOptions.Json();
        Command command = new("check", "Read every column of a journal and name what is not as it was written, by stream and seq.")
        {
            store.Data, store.Postgres, store.PasswordFile, backup, trust.Trust, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Reporter reporter = new(output, error, parsed.GetValue(json));
            var contents = trust.Read(parsed, parsed.GetValue(store.Data));
            reporter.Begin("Checking");
            await using var snapshot = parsed.GetValue(backup) is { } made
                ? await BackupDirectory.OpenAsync(made, cancellationToken)
                : await store.OpenAsync(parsed, cancellationToken);
            var report = await IntegrityCheck.RunAsync(snapshot, contents, IntegrityCheck.DefaultFindings, reporter, cancellationToken);
            reporter.Write(new JsonObject(), report, "The journal is whole.");
            return report.IsWhole ? ExitCode.Done : ExitCode.VerificationFailed;
        });
        return command;
    }
}
