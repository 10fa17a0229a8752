// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;

namespace StatsExchange.Faults.Checking.Accounts;

/// <summary>
/// Compares what the clients of one country were told with what its journal holds: every acknowledged submission exactly once, as its
/// receipt says; what is unknown at most once; nothing that was refused, and nothing that nobody sent.
/// </summary>
public static class AccountChecker
{
    /// <summary>All differences; none where the journal is what clients were told.</summary>
    public static IReadOnlyList<Discrepancy> Check(IReadOnlyList<Operation> history, IReadOnlyList<StoredSubmission> journal)
    {
        var stored = journal.ToLookup(submission => submission.RequestId, StringComparer.Ordinal);
        var sent = history.Where(operation => operation.Call is Call.Submit)
            .ToLookup(operation => ((Call.Submit)operation.Call).RequestId, StringComparer.Ordinal);
        return
        [
            .. sent.SelectMany(request => Acknowledged(request.Key, request, [.. stored[request.Key]])),
            .. Found(history, stored),
            .. stored.Where(request => request.Count() > 1)
                .Select(request => new Discrepancy(Fault.Duplicated, request.Key, $"recorded at {string.Join(", ", request.Select(one => one.Seq))}")),
            .. stored.SelectMany(request => Phantoms(request.Key, [.. request], [.. sent[request.Key]])),
        ];
    }

    private static IEnumerable<Discrepancy> Acknowledged(string requestId, IEnumerable<Operation> sent, StoredSubmission[] stored)
    {
        foreach (var told in sent.Select(operation => operation.Answer).OfType<Answer.Recorded>().Distinct())
        {
            if (stored.Length == 0)
            {
                yield return new Discrepancy(Fault.Lost, requestId, $"acknowledged at {told.Seq}, not in the journal");
            }
            else if (!stored.Any(one => Matches(told, one)))
            {
                yield return new Discrepancy(Fault.Altered, requestId, $"acknowledged as {told}, stored as {stored[0]}");
            }
        }
    }

    // What a client was shown must be there too, even where its own submission was never answered.
    private static IEnumerable<Discrepancy> Found(IEnumerable<Operation> history, ILookup<string, StoredSubmission> stored)
    {
        foreach (var operation in history)
        {
            if (operation is { Call: Call.Find find, Answer: Answer.Recorded found } && !stored[find.RequestId].Any(one => Matches(found, one)))
            {
                var fault = stored.Contains(find.RequestId) ? Fault.Altered : Fault.Lost;
                yield return new Discrepancy(fault, find.RequestId, $"shown as {found}, which the journal does not hold");
            }
        }
    }

    private static IEnumerable<Discrepancy> Phantoms(string requestId, StoredSubmission[] stored, Operation[] sent)
    {
        if (sent.Length == 0)
        {
            yield return new Discrepancy(Fault.Phantom, requestId, $"at {stored[0].Seq}, and nobody sent it");
        }
        else if (sent.All(operation => operation.Answer is Answer.Refused || ((Call.Submit)operation.Call).Invalid))
        {
            yield return new Discrepancy(Fault.Phantom, requestId, $"at {stored[0].Seq}, and it was refused each time");
        }
    }

    private static bool Matches(Answer.Recorded told, StoredSubmission stored) =>
        (told.Seq, told.Hash, told.Content, told.Receipt) == (stored.Seq, stored.Hash, stored.Content, stored.Receipt);
}
