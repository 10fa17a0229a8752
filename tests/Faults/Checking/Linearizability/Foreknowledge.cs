// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;

namespace StatsExchange.Faults.Checking.Linearizability;

/// <summary>
/// What the whole history tells of a request, so that a search need not try what a later answer rules out: the seq it got never changes
/// again and is nobody else's, once it is recorded nobody is told that it is absent, and a revision that is passed is never shown again.
/// </summary>
internal sealed class Foreknowledge
{
    private readonly CountryModel _model;
    private readonly Dictionary<int, long> _seqs = [];
    private readonly Dictionary<long, int> _owners = [];
    private readonly Dictionary<int, List<int>> _absences = [];
    private readonly Dictionary<long, List<int>> _seen = [];

    public Foreknowledge(Operation[] operations, CountryModel model)
    {
        _model = model;
        for (var i = 0; i < operations.Length; i++)
        {
            if (operations[i].Answer is Answer.State { Revision: var read })
            {
                Note(_seen, read, i);
            }
            else if (operations[i] is { Call: Call.Find, Answer: Answer.Recorded { Revision: var shown } })
            {
                Note(_seen, shown, i);
            }

            switch (operations[i])
            {
                case { Call: Call.Submit submit, Answer: Answer.Recorded recorded }:
                    Note(model.RequestOf(submit.RequestId), recorded.Seq);
                    break;
                case { Call: Call.Find find, Answer: Answer.Recorded found }:
                    Note(model.RequestOf(find.RequestId), found.Seq);
                    break;
                case { Call: Call.Find find, Answer: Answer.Absent }:
                    Note(_absences, model.RequestOf(find.RequestId), i);
                    break;
            }
        }
    }

    /// <summary>Whether a submission may be recorded now, as that seq.</summary>
    public bool Allows(Operation operation, long seq, ulong[] done)
    {
        if (operation.Call is not Call.Submit submit)
        {
            return true;
        }

        var request = _model.RequestOf(submit.RequestId);
        return (!_seqs.TryGetValue(request, out var known) || known == seq)
            && (!_owners.TryGetValue(seq, out var owner) || owner == request)
            && AllDone(_absences, request, done)
            && AllDone(_seen, seq - 1, done);
    }

    private static bool AllDone<TKey>(Dictionary<TKey, List<int>> operations, TKey key, ulong[] done)
        where TKey : notnull => !operations.TryGetValue(key, out var found) || found.TrueForAll(one => (done[one / 64] & (1UL << (one % 64))) != 0);

    private static void Note<TKey>(Dictionary<TKey, List<int>> operations, TKey key, int operation)
        where TKey : notnull
    {
        operations.TryAdd(key, []);
        operations[key].Add(operation);
    }

    private void Note(int request, long seq)
    {
        _seqs[request] = seq;
        _owners[seq] = request;
    }
}
