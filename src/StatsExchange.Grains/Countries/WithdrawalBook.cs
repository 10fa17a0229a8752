// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>The submissions of a country that were withdrawn, by their seq.</summary>
internal sealed class WithdrawalBook
{
    private readonly Dictionary<long, Withdrawal> _bySubmission = [];

    /// <summary>Seq of the last withdrawal; 0 where there is none.</summary>
    public long LastSeq { get; private set; }

    public void Take(Entry entry, SubmissionWithdrawn body)
    {
        _bySubmission.Add(body.Seq, Of(entry, body));
        LastSeq = entry.Seq;
    }

    /// <summary>The withdrawal of a submission; null where it stands.</summary>
    public Withdrawal? Find(long submission) => _bySubmission.GetValueOrDefault(submission);

    /// <summary>The submissions up to an entry that were withdrawn after it, ascending.</summary>
    public IEnumerable<long> Since(long seq) => Since(new SetBetween(seq, seq));

    /// <summary>The submissions up to the end of a time that were withdrawn after its beginning, ascending.</summary>
    public IEnumerable<long> Since(SetBetween time) =>
        _bySubmission.Where(withdrawn => withdrawn.Key <= time.UpTo && withdrawn.Value.Seq > time.After).Select(withdrawn => withdrawn.Key).Order();

    public IEnumerable<SavedWithdrawal> Save() => _bySubmission
        .OrderBy(withdrawn => withdrawn.Value.Seq)
        .Select(withdrawn => new SavedWithdrawal { Submission = withdrawn.Key, Withdrawal = withdrawn.Value });

    public void Load(IEnumerable<SavedWithdrawal> saved)
    {
        foreach (var withdrawn in saved)
        {
            _bySubmission.Add(withdrawn.Submission, withdrawn.Withdrawal);
            LastSeq = withdrawn.Withdrawal.Seq;
        }
    }

    public static Withdrawal Of(Entry entry, SubmissionWithdrawn body) => new()
    {
        Seq = entry.Seq,
        Time = Timestamp.FromDateTimeOffset(entry.Time),
        Reason = body.Reason,
        WithdrawnBy = entry.Actor,
    };
}
