// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Grains.Integrity;
using StatsExchange.Journal.Integrity;

namespace StatsExchange.Hub.Maintenance;

/// <summary>Checks a journal, has it copied into an empty store that is checked before it counts, and says what became of it.</summary>
internal sealed class Restoring(TrustOptions trust, Reporter reporter)
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
        var before = await IntegrityCheck.RunAsync(
            source, trust.Read(parsed, keysOf), IntegrityCheck.DefaultFindings, reporter, cancellationToken);
        if (!before.IsWhole)
        {
            reporter.Write(new JsonObject { [fact] = null }, before, "");
            return ExitCode.VerificationFailed;
        }

        reporter.Begin("Copying");
        var after = await copyAsync(trust.Read(parsed, keysOf));
        reporter.Write(new JsonObject { [fact] = after.IsWhole ? target : null }, after, $"{char.ToUpperInvariant(fact[0])}{fact[1..]}, and whole: {target}.");
        return after.IsWhole ? ExitCode.Done : ExitCode.VerificationFailed;
    }
}
