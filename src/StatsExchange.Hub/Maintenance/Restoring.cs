// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Grains.Checkpoints;
using StatsExchange.Grains.Integrity;
using StatsExchange.Journal.Integrity;

namespace StatsExchange.Hub.Maintenance;

/// <summary>Checks a journal, has it copied into an empty store that is checked before it counts, and says what became of it.</summary>
internal sealed class Restoring(TrustOptions trust, HeldEvidence held, bool acceptOlder, Reporter reporter)
{
    public async Task<int> RunAsync(
        ParseResult parsed,
        string? keysOf,
        JournalSnapshot source,
        string fact,
        string target,
        Func<RecordedContents, Task<IntegrityReport>> copyAsync,
        CancellationToken cancellationToken)
    {
        reporter.Begin("Checking what is to be copied");
        var before = await CheckResult.OfAsync(source, trust.Read(parsed, keysOf), held, reporter, cancellationToken);
        if (!before.IsGood && !(acceptOlder && before.Held?.Standing == HistoryStanding.Older))
        {
            reporter.Write(new JsonObject { [fact] = null }, before, "Nothing was written.");
            return ExitCode.VerificationFailed;
        }

        reporter.Begin("Copying");
        var contents = trust.Read(parsed, keysOf);
        var after = await copyAsync(contents);
        reporter.Write(new JsonObject { [fact] = after.IsWhole ? target : null }, new CheckResult(after, contents, before.Held), $"{char.ToUpperInvariant(fact[0])}{fact[1..]}, and whole: {target}.");
        return after.IsWhole ? ExitCode.Done : ExitCode.VerificationFailed;
    }
}
