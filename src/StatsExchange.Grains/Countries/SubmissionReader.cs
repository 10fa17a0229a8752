// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>Reads the submissions of a country, by the index its state holds, from their entries.</summary>
internal sealed class SubmissionReader
{
    private readonly VintageIndex _vintages;
    private readonly WithdrawalBook _withdrawals;
    private readonly PastEntries _past;

    public SubmissionReader(VintageIndex vintages, WithdrawalBook withdrawals, PastEntries past)
    {
        _vintages = vintages;
        _withdrawals = withdrawals;
        _past = past;
    }

    /// <summary>A submission by its seq; null if that entry is none, or not the caller's where the caller may see only its own.</summary>
    public async Task<LoggedSubmission?> FindAsync(Caller caller, long seq)
    {
        var found = _vintages.Contains(seq) ? await ReadAsync(seq) : null;
        return caller.Role == Role.Provider && found?.Entry.Actor != caller.Actor ? null : found;
    }

    /// <summary>The submission the caller sent under a request id; null if there is none.</summary>
    public async Task<LoggedSubmission?> FindAsync(Caller caller, string requestId) =>
        RequestIds.IsValid(requestId) && await _past.FindAsync(caller.Actor, requestId) is { } command && _vintages.Contains(command.FirstSeq)
            ? await ReadAsync(command.FirstSeq)
            : null;

    /// <summary>The vintages with those seqs, in that order.</summary>
    public async Task<List<Vintage>> VintagesAsync(IEnumerable<long> seqs)
    {
        var vintages = new List<Vintage>();
        foreach (var seq in seqs)
        {
            var vintage = (await ReadAsync(seq)).ToVintage();
            vintage.Withdrawal = _withdrawals.Find(seq);
            vintages.Add(vintage);
        }

        return vintages;
    }

    /// <summary>The submissions with those seqs, in that order.</summary>
    public async Task<List<Submission>> SubmissionsAsync(IEnumerable<long> seqs)
    {
        var submissions = new List<Submission>();
        foreach (var seq in seqs)
        {
            submissions.Add(await DescribeAsync(await ReadAsync(seq)));
        }

        return submissions;
    }

    public async Task<Submission> DescribeAsync(LoggedSubmission submission)
    {
        var stored = await _past.FindAsync(submission.Entry.Actor, submission.Body.RequestId)
            ?? throw new RefusedException(ErrorReason.JournalCorrupt, $"The journal is corrupt at {submission.Entry.Stream}, seq {submission.Entry.Seq}: its command is missing.");
        var described = submission.ToSubmission(SubmitResponse.Parser.ParseFrom(stored.Receipt.Span).Receipt);
        described.Withdrawal = _withdrawals.Find(submission.Entry.Seq);
        return described;
    }

    /// <summary>What a manifest commits to: the submissions of a structure up to a revision that were not withdrawn by then.</summary>
    public async Task<List<SubmissionDigest>> DigestsAsync(string structure, long asOf)
    {
        var digests = new List<SubmissionDigest>();
        if (_vintages.Of(structure) is [var first, ..] seqs && first <= asOf)
        {
            await foreach (var entry in _past.ReadAsync(first, Math.Min(asOf, seqs[^1])))
            {
                if (entry.Kind == CountryEntries.SubmissionRecorded && LoggedSubmission.Of(entry).Body is { } body
                    && body.Structure == structure && !(_withdrawals.Find(entry.Seq)?.Seq <= asOf))
                {
                    digests.Add(new SubmissionDigest(entry.Seq, body.Salt.ToByteArray(), body.ContentDigest.ToByteArray()));
                }
            }
        }

        return digests;
    }

    private async Task<LoggedSubmission> ReadAsync(long seq) => LoggedSubmission.Of(await _past.ReadAsync(seq));
}
