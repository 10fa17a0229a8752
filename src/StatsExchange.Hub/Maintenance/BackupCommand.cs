// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Grains.Integrity;
using StatsExchange.Journal.Copies;
using StatsExchange.Journal.Integrity;
using StatsExchange.Journal.Sqlite;

namespace StatsExchange.Hub.Maintenance;

/// <summary>Makes a backup, also while a hub runs on the journal.</summary>
internal static class BackupCommand
{
    private const string Keys = "The keys are no part of it: keep keys/ of the data directory, or the files that --token-key and --evidence-key name, "
        + "in another place than the backup.";

    public static Command Create(TextWriter output, TextWriter error)
    {
        StoreOptions store = new();
        TrustOptions trust = new();
        Option<string> to = new("--to") { Description = "The directory to make.", HelpName = "DIR", Required = true };
        var json = CommonOptions.Json();
        Command command = new("backup", "Copy a journal as it is at one moment, and check the copy.") 
        {
            store.Data, store.Postgres, store.PasswordFile, to, trust.Trust, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Reporter reporter = new(output, error, parsed.GetValue(json));
            var contents = trust.Read(parsed, parsed.GetValue(store.Data));
            var target = parsed.GetValue(to)!;
            await using var snapshot = await store.OpenAsync(parsed, cancellationToken);
            return await RunAsync(snapshot, target, contents, reporter, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        JournalSnapshot snapshot, string target, RecordedContents contents, Reporter reporter, CancellationToken cancellationToken)
    {
        using var draft = BackupDraft.Begin(target);
        reporter.Begin("Copying");
        var file = Path.Combine(draft.Directory, BackupDirectory.JournalFile);
        await JournalCopy.IntoFileAsync(snapshot, file, TimeProvider.System, reporter, cancellationToken);
        reporter.Begin("Checking the copy");
        var result = await CheckAsync(draft.Directory, contents, reporter, cancellationToken);
        var report = result.Report;
        if (!report.IsWhole)
        {
            reporter.Write(new JsonObject { ["backup"] = null }, result, "");
            return ExitCode.VerificationFailed;
        }

        var statement = draft.Complete(report, HeadsRoot.Of(report.Heads), TimeProvider.System);
        reporter.Write(
            new JsonObject
            {
                ["backup"] = Path.GetFullPath(target),
                ["sha256"] = statement.Sha256,
                ["bytes"] = statement.Bytes,
                ["root"] = statement.Root,
            },
            result,
            $"The backup is whole: {Path.GetFullPath(target)}.");
        reporter.Note(Keys);
        return ExitCode.Done;
    }

    private static async Task<CheckResult> CheckAsync(
        string directory, RecordedContents contents, Reporter reporter, CancellationToken cancellationToken)
    {
        await using var copy = await SqliteJournal.SnapshotOfAsync(directory, cancellationToken);
        return await CheckResult.OfAsync(copy, contents, HeldEvidence.None, reporter, cancellationToken);
    }
}
