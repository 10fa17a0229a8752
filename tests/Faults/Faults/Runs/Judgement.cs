// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Accounts;
using StatsExchange.Faults.Checking.Histories;
using StatsExchange.Faults.Checking.Linearizability;

namespace StatsExchange.Faults.Runs;

/// <summary>What the checkers say of one country's history and its journal.</summary>
internal static class Judgement
{
    // All that a client may see of a hub that is away; anything else is a defect.
    private static readonly string[] Expected = ["Unavailable", "DeadlineExceeded"];

    /// <summary>Everything that is wrong; nothing where all holds.</summary>
    /// <param name="path">The file of the history.</param>
    /// <param name="journal">The country's submissions in the journal; null where no journal was read.</param>
    public static IReadOnlyList<string> Of(string path, IReadOnlyList<StoredSubmission>? journal)
    {
        var history = HistoryReader.Read(path);
        var country = Path.GetFileNameWithoutExtension(path);
        var verdict = new LinearizabilityChecker().Check(history);
        return
        [
            .. journal is null ? [] : AccountChecker.Check(history, journal).Select(one => $"{country}: {one}"),
            .. verdict == Verdict.Linearizable ? Array.Empty<string>() : [$"{country}: {verdict}"],
            .. HistoryReader.UnknownStatuses(path).Distinct()
                .Where(status => !Expected.Contains(status.Split(' ')[0])).Select(status => $"{country}: a call ended with {status}"),
        ];
    }
}
