// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;

namespace StatsExchange.Hub.Maintenance;

/// <summary>Checks a journal, also while a hub runs on it, or a backup.</summary>
internal static class CheckCommand
{
    public static Command Create(TextWriter output, TextWriter error)
    {
        StoreOptions store = new();
        Option<string?> backup = new("--backup") { Description = "The directory of a backup.", HelpName = "DIR" };
        TrustOptions trust = new();
        HeldOptions held = new();
        var json = CommonOptions.Json();
        Command command = new("check", "Read every column of a journal and name what is not as it was written, by stream and seq.")
        {
            store.Data, store.Postgres, store.PasswordFile, backup, trust.Trust, held.Checkpoint, held.Receipt, held.Keys, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Reporter reporter = new(output, error, parsed.GetValue(json));
            var contents = trust.Read(parsed, parsed.GetValue(store.Data));
            var evidence = held.Read(parsed);
            evidence.Require(contents);
            reporter.Begin("Checking");
            await using var snapshot = parsed.GetValue(backup) is { } made
                ? await BackupDirectory.OpenAsync(made, cancellationToken)
                : await store.OpenAsync(parsed, cancellationToken);
            var result = await CheckResult.OfAsync(snapshot, contents, evidence, reporter, cancellationToken);
            reporter.Write(new JsonObject(), result, "The journal is whole.");
            return result.IsGood ? ExitCode.Done : ExitCode.VerificationFailed;
        });
        return command;
    }
}
