// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Accounts;
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Checking.Linearizability;
using StatsExchange.Faults.Scenarios;

namespace StatsExchange.Faults.Runs;

/// <summary>What the checkers say of one country's history and its journal.</summary>
internal static class Judgement
{
    private const string Unavailable = "Unavailable";

    // All that a client may see of a hub that is away; anything else is a defect.
    private static readonly string[] Expected = [Unavailable, "DeadlineExceeded"];

    /// <summary>Everything that is wrong; nothing where all holds.</summary>
    /// <param name="path">The file of the history.</param>
    /// <param name="journal">The country's submissions in the journal; null where no journal was read.</param>
    /// <param name="onlyUnavailable">Whether no call may have run out of time, as where other hubs go on serving.</param>
    public static IReadOnlyList<Finding> Of(string path, IReadOnlyList<StoredSubmission>? journal, bool onlyUnavailable = false)
    {
        string[] expected = onlyUnavailable ? [Unavailable] : Expected;
        var history = HistoryReader.Read(path);
        var country = Path.GetFileNameWithoutExtension(path);
        var verdict = new LinearizabilityChecker().Check(history);
        return
        [
            .. journal is null ? [] : AccountChecker.Check(history, journal).Select(one => new Finding(FindingKind.Account, $"{country}: {one}")),
            .. verdict switch
            {
                Verdict.Linearizable => Array.Empty<Finding>(),
                Verdict.Violated => [new Finding(FindingKind.Linearizability, $"{country}: {verdict}")],
                _ => [Finding.OfRun($"{country}: {verdict}")],
            },
            .. HistoryReader.UnknownStatuses(path).Distinct()
                .Where(status => !expected.Contains(status.Split(' ')[0])).Select(status => Finding.OfRun($"{country}: a call ended with {status}")),
        ];
    }
}
