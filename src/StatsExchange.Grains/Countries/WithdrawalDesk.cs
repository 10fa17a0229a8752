// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>
/// Decides on withdrawals. What a submission changed and who came after it stands in its own entry and the later ones, which are read for it:
/// withdrawals are rare, and no state needs to be kept for them.
/// </summary>
internal sealed class WithdrawalDesk
{
    private readonly CountryState _state;
    private readonly SubmissionReader _submissions;
    private readonly PastEntries _past;

    public WithdrawalDesk(CountryState state, SubmissionReader submissions, PastEntries past)
    {
        _state = state;
        _submissions = submissions;
        _past = past;
    }

    public async Task<Decision<WithdrawSubmissionResponse>> WithdrawAsync(Caller caller, WithdrawSubmissionRequest asked)
    {
        var submission = (await _submissions.FindAsync(caller, asked.Seq))?.Body ?? throw RefusedException.NotFound("such submission");
        if (_state.Withdrawals.Find(asked.Seq) is { } earlier)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"Submission {asked.Seq} was withdrawn already, by entry {earlier.Seq}.");
        }

        if (await LaterOnTheSameAsync(asked.Seq, submission) is { } seq)
        {
            throw new RefusedException(
                ErrorReason.StateNotFit,
                $"Submission {seq} came after {asked.Seq} and spoke of the same slices; withdraw that one first, or send a correction.");
        }

        var body = new SubmissionWithdrawn { Seq = asked.Seq, Structure = submission.Structure, Reason = asked.Reason };
        var before = (await _state.Slices.AsOfAsync(body.Structure, asked.Seq - 1, _past)).ToDictionary(slice => slice.Period, StringComparer.Ordinal);
        body.Slices.AddRange(submission.Slices.Select(slice => Again(slice.TimePeriod, before.GetValueOrDefault(slice.TimePeriod))));
        return new(
            [new NewEntry(CountryEntries.SubmissionWithdrawn, body, [.. SubmissionDesk.BlocksOf(body.Slices)])],
            entries => new WithdrawSubmissionResponse { Withdrawal = WithdrawalBook.Of(entries[0], body), Revision = entries[0].Seq });
    }

    /// <summary>The last submission after one that spoke of a slice that one changed, and stands.</summary>
    private async Task<long?> LaterOnTheSameAsync(long seq, SubmissionRecorded submission)
    {
        var changed = submission.Slices.Select(slice => slice.TimePeriod).ToHashSet(StringComparer.Ordinal);
        long? later = null;
        await foreach (var entry in _past.ReadAsync(seq + 1, _state.Vintages.Last))
        {
            if (entry.Kind == CountryEntries.SubmissionRecorded
                && _state.Withdrawals.Find(entry.Seq) is null
                && LoggedSubmission.Of(entry).Body is { } body
                && body.Structure == submission.Structure
                && (changed.Overlaps(body.Slices.Select(slice => slice.TimePeriod)) || changed.Overlaps(body.AffirmedPeriods)))
            {
                later = entry.Seq;
            }
        }

        return later;
    }

    private static SliceWritten Again(string period, SliceReference? before)
    {
        var written = new SliceWritten { TimePeriod = period };
        if (before is not null)
        {
            written.Blocks.AddRange(before.Blocks.Select(block => new BlockReference
            {
                Digest = ByteString.CopyFrom(block.Digest),
                Count = (uint)block.Count,
                SetAt = ByteString.CopyFrom(block.SetAt),
                RecordedAt = block.RecordedAt,
            }));
        }

        return written;
    }
}
