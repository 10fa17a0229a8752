// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Google.Protobuf;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Domain;
using StatsExchange.Domain.Mappings;
using StatsExchange.Domain.Observations;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;
using Submission = StatsExchange.Domain.Observations.Submission;

namespace StatsExchange.Grains.Submissions;

/// <summary>Merges a sound submission into the slices there are, stages the blocks that are new, and has the country record them.</summary>
internal sealed class SubmissionMerger
{
    private const int MaxAttempts = 100;
    private readonly ICountryGrain _country;
    private readonly SliceReader _reader;
    private readonly IJournal _journal;
    private readonly SubmissionTurns _turns;

    public SubmissionMerger(ICountryGrain country, SliceReader reader, IJournal journal, SubmissionTurns turns)
    {
        _country = country;
        _reader = reader;
        _journal = journal;
        _turns = turns;
    }

    /// <summary>What a submission is validated against where nothing is to be recorded.</summary>
    public Task<SubmissionBase> BaseAsync(Submission submission, ImmutableArray<string>? replaced) => _country.PrepareSubmissionAsync(new SubmissionQuestion(
        submission.Structure.Id, PeriodsOf(submission, replaced), RequestId: null, Content: null, ExpectedRevision: null, WithEarlier: true));

    /// <summary>The answer given when the same was recorded under the same id; null where it was not.</summary>
    public async Task<SubmitResponse?> RepeatedAsync(SubmissionHeader header, Submission submission, Domain.Digest content)
    {
        var question = new SubmissionQuestion(submission.Structure.Id, [], header.RequestId, content.ToArray(), ExpectedRevision: null);
        return (await _country.PrepareSubmissionAsync(question)).Repeated is { } repeated ? KeptReport.Retold(repeated.Read()) : null;
    }

    /// <summary>Records the submission once, however often it is sent.</summary>
    /// <param name="header">How it was sent.</param>
    /// <param name="submission">What was sent.</param>
    /// <param name="replaced">The periods replaced; null where nothing is.</param>
    /// <param name="content">Digest of what was sent.</param>
    /// <param name="blocks">Its canonical blocks.</param>
    /// <param name="validate">Validates it against what it is merged into, and refuses it where that finds an error.</param>
    /// <param name="cancellationToken">Ends it before it is recorded.</param>
    public async Task<SubmitResponse> RecordAsync(
        SubmissionHeader header, Submission submission, ImmutableArray<string>? replaced, Domain.Digest content, CanonicalBlocks blocks,
        Func<SubmissionBase, Task<SubmissionNotes>> validate, CancellationToken cancellationToken)
    {
        var sent = submission.Slices.ToDictionary(slice => slice.Observations.Period, StringComparer.Ordinal);
        var question = new SubmissionQuestion(
            submission.Structure.Id,
            PeriodsOf(submission, replaced),
            header.RequestId,
            content.ToArray(),
            header.HasExpectedRevision ? header.ExpectedRevision : null,
            WithEarlier: true);
        using var turn = _turns.Of(header.RefArea);
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            await turn.BeforeAttemptAsync(attempt, cancellationToken);
            var found = await _country.PrepareSubmissionAsync(question);
            if (found.Repeated is { } repeated)
            {
                return KeptReport.Retold(repeated.Read());
            }

            var notes = await validate(found);
            var commit = await StageAsync(header, submission, sent, replaced is not null, found, question, blocks, notes, cancellationToken);
            if ((await _country.RecordSubmissionAsync(commit)).Response is { } response)
            {
                return KeptReport.ToldFirst(response.Read(), notes.Report);
            }
        }

        throw new RefusedException(ErrorReason.Contention, "Others were faster many times in a row; nothing was written. Retry with the same request_id.");
    }

    private async Task<SubmissionCommit> StageAsync(
        SubmissionHeader header,
        Submission submission,
        Dictionary<string, SubmittedSlice> sent,
        bool replace,
        SubmissionBase found,
        SubmissionQuestion question,
        CanonicalBlocks blocks,
        SubmissionNotes notes,
        CancellationToken cancellationToken)
    {
        var body = new SubmissionRecorded
        {
            RequestId = header.RequestId,
            Structure = submission.Structure.Id,
            Mode = replace ? SubmissionMode.Replace : SubmissionMode.Merge,
            SourceName = header.SourceName,
            Mapping = notes.Mapping is { } mapping ? new MappingReference(mapping.Name, mapping.Version).ToString() : "",
            ContentDigest = ByteString.CopyFrom(question.Content),
            Observations = submission.Count,
        };
        var staged = new List<Block>();
        var current = found.Slices.ToDictionary(slice => slice.Period, StringComparer.Ordinal);
        foreach (var period in question.Periods.Order(StringComparer.Ordinal))
        {
            var before = current[period];
            var existing = before.Blocks.IsEmpty ? null : await _reader.LoadWholeAsync(before, cancellationToken);
            var change = sent.GetValueOrDefault(period) ?? Nothing(submission, period);
            var merged = SliceMerge.Apply(existing?.Slice, existing is null ? [] : [.. existing.SetAt], change, replace, vintage: 0);
            if (merged.Slice?.Count > Limits.MaxObservations)
            {
                throw new RefusedException(ErrorReason.SubmissionTooLarge, $"A slice, all figures of one period, has at most {Limits.MaxObservations} observations; {period} would have {merged.Slice.Count}.");
            }

            body.Added += merged.Added;
            body.Revised += merged.Revised;
            body.Removed += merged.Removed;
            if (merged.IsChanged)
            {
                body.Slices.Add(await SliceBlocks.CutAsync(merged, blocks, period, before, _reader, staged, cancellationToken));
            }
            else
            {
                body.AffirmedPeriods.Add(period);
            }
        }

        if (staged.Count > 0)
        {
            await _journal.StageAsync(Guid.NewGuid().ToString("N"), staged, cancellationToken);
        }

        ImmutableArray<SliceVersion> mergedInto = [.. found.Slices.Select(slice => new SliceVersion(slice.Period, slice.SetBy))];
        return new SubmissionCommit(
            header.RequestId,
            question.ExpectedRevision,
            body.ToProto(),
            mergedInto,
            notes.Report.ToProto(),
            notes.Mapping?.ToProto(),
            SentSeries.Of(submission));
    }

    private static ImmutableArray<string> PeriodsOf(Submission submission, ImmutableArray<string>? replaced) =>
        [.. submission.Slices.Select(slice => slice.Observations.Period).Union(replaced ?? [])];

    private static SubmittedSlice Nothing(Submission submission, string period)
    {
        var columns = submission.Structure.SliceDimensions.Select(_ => new CodeColumn([], []));
        return new SubmittedSlice(new Slice(submission.Structure, submission.Reporter.Value, period, [.. columns], [], []), [], []);
    }
}
