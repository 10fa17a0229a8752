// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;

namespace StatsExchange.Faults.Checking.Linearizability;

/// <summary>
/// What one country is, said as simply as it can be: cells that submissions set, a revision that each of them raises by one, and the seq
/// each request id got. Cells and requests are numbered, so that a state is two short arrays.
/// </summary>
internal sealed class CountryModel
{
    private readonly Dictionary<string, int> _requests = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _contents = new(StringComparer.Ordinal);
    private readonly int _cells;

    public CountryModel(IEnumerable<Operation> operations)
    {
        foreach (var operation in operations)
        {
            switch (operation.Call)
            {
                case Call.Submit submit:
                    Number(_requests, submit.RequestId);
                    Number(_contents, ContentOf(submit));
                    _cells = Math.Max(_cells, submit.Cells.Count == 0 ? 0 : submit.Cells.Keys.Max() + 1);
                    break;
                case Call.Find find:
                    Number(_requests, find.RequestId);
                    break;
            }
        }
    }

    public CountryStatus Start => new(0, new long?[_cells], new Recording[_requests.Count]);

    public int RequestOf(string requestId) => _requests[requestId];

    /// <summary>The state after an operation that gave this answer; null where it cannot have, in that state.</summary>
    public CountryStatus? Apply(CountryStatus before, Operation operation) => (operation.Call, operation.Answer) switch
    {
        (Call.Submit submit, var answer) => Apply(before, submit, answer),
        (Call.Read read, Answer.State state) => before.Revision == state.Revision && state.Revision >= read.MinRevision && Holds(before, state) ? before : null,
        (Call.Find find, Answer.Recorded found) =>
            before.Requests[_requests[find.RequestId]].Seq == found.Seq && before.Revision == found.Revision ? before : null,
        (Call.Find find, Answer.Absent) => before.Requests[_requests[find.RequestId]].Seq == 0 ? before : null,
        _ => null,
    };

    private CountryStatus? Apply(CountryStatus before, Call.Submit submit, Answer? answer)
    {
        var request = _requests[submit.RequestId];
        var content = _contents[ContentOf(submit)];
        var recorded = before.Requests[request];
        if (recorded.Seq > 0)
        {
            return answer switch
            {
                Answer.Recorded again => recorded.Content == content && recorded.Seq == again.Seq ? before : null,
                Answer.Refused refused => refused.Reason == Reasons.RequestIdReused && recorded.Content != content ? before : null,
                _ => null,
            };
        }

        if (submit.ExpectedRevision is { } expected && expected != before.Revision)
        {
            return answer is Answer.Refused { Reason: Reasons.RevisionMismatch } ? before : null;
        }

        return answer is null || answer is Answer.Recorded first && first.Seq == before.Revision + 1
            ? before.After(request, content, submit.Cells)
            : null;
    }

    private static bool Holds(CountryStatus status, Answer.State state)
    {
        var set = 0;
        for (var cell = 0; cell < status.Cells.Length; cell++)
        {
            if (status.Cells[cell] is { } figure)
            {
                set++;
                if (!state.Cells.TryGetValue(cell, out var read) || read != figure)
                {
                    return false;
                }
            }
        }

        return set == state.Cells.Count;
    }

    private static string ContentOf(Call.Submit submit) =>
        string.Join(' ', submit.Cells.OrderBy(cell => cell.Key).Select(cell => FormattableString.Invariant($"{cell.Key}={cell.Value}")));

    private static void Number(Dictionary<string, int> numbers, string name) => numbers.TryAdd(name, numbers.Count);
}
