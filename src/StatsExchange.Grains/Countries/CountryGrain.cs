// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Participants;
using StatsExchange.Grains.Lists;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;
using Orleans;
using Orleans.Placement;

namespace StatsExchange.Grains.Countries;

/// <inheritdoc cref="ICountryGrain"/>
[HashBasedPlacement]
public sealed class CountryGrain : JournaledGrain<CountryState>, ICountryGrain
{
    private readonly IJournal _journal;
    private readonly SigningKey _key;

    /// <summary>Takes the journal, the clock and the evidence key that signs receipts.</summary>
    public CountryGrain(IJournal journal, TimeProvider time, SigningKey key)
        : base(journal, time)
    {
        _journal = journal;
        _key = key;
    }

    /// <inheritdoc/>
    protected override StreamName Stream => StreamName.Country(Country);

    private string Country => this.GetPrimaryKeyString();

    private AgreementDesk Agreements => new(Country, State.Agreements);

    private SignatureDesk Signatures => new(GrainFactory, Now);

    private SubmissionDesk Submissions => new(State.Slices, _key);

    /// <inheritdoc/>
    public async Task<SubmissionBase> PrepareSubmissionAsync(SubmissionQuestion question)
    {
        CallerContext.Required.RequireCountry(Country);
        await CatchUpAsync();
        if (question.RequestId is { } id)
        {
            RequestIds.Check(id);
            if (question.Content is { } content && await FindRepeatedAsync<SubmitResponse>(id, Hash.FromBytes(content)) is { } repeated)
            {
                return new SubmissionBase(Revision, [], repeated);
            }
        }

        // A retry of what was recorded is answered before the revision is looked at: it has moved on since.
        if (question.Content is not null)
        {
            SubmissionDesk.CheckRevision(question.ExpectedRevision, State.Submissions, Revision);
        }

        return new SubmissionBase(
            Revision,
            [.. question.Periods.Select(period => State.Slices.Current(question.Structure, period))],
            Repeated: null);
    }

    /// <inheritdoc/>
    public async Task<SubmissionOutcome> RecordSubmissionAsync(SubmissionCommit commit)
    {
        CallerContext.Required.RequireCountry(Country);
        var body = commit.Body.Read();
        var stale = false;
        var answer = await ExecuteAsync(commit.RequestId, Hash.FromBytes(body.ContentDigest.Span), () =>
        {
            SubmissionDesk.CheckRevision(commit.ExpectedRevision, State.Submissions, Revision);
            stale = !Submissions.IsCurrent(body.Structure, commit.Base);
            return Task.FromResult(stale
                ? new Decision<SubmitResponse>([], _ => new SubmitResponse())
                : Submissions.Record(body.Clone(), commit.Report.Read()));
        });
        return new SubmissionOutcome(stale ? null : answer);
    }

    /// <inheritdoc/>
    public async Task<Proto<GetSubmissionResponse>> GetSubmissionAsync(Proto<GetSubmissionRequest> request)
    {
        var caller = CallerContext.Required.RequireCountry(Country);
        await CatchUpAsync();
        var asked = request.Read();
        var found = State.Submissions.All.LastOrDefault(submission =>
            (asked.KeyCase == GetSubmissionRequest.KeyOneofCase.Seq ? submission.Seq == asked.Seq : submission.Header.RequestId == asked.RequestId && submission.Actor == caller.Actor)
            && (caller.Role != Role.Provider || submission.Actor == caller.Actor));
        return found is null
            ? throw RefusedException.NotFound("such submission")
            : new GetSubmissionResponse { Submission = await DescribeAsync(found), Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public async Task<Proto<ListSubmissionsResponse>> ListSubmissionsAsync(Proto<ListSubmissionsRequest> request)
    {
        CallerContext.Required.RequireCountry(Country);
        await CatchUpAsync();
        var asked = request.Read();
        var (page, next) = Paging.Page(NewestFirst(asked.Structure), asked.PageSize, asked.PageToken, Country, asked.Structure);
        var response = new ListSubmissionsResponse { NextPageToken = next, Revision = Revision };
        foreach (var submission in page)
        {
            response.Submissions.Add(await DescribeAsync(submission));
        }

        return response.ToProto();
    }

    /// <inheritdoc/>
    public async Task<Proto<ListVintagesResponse>> ListVintagesAsync(Proto<ListVintagesRequest> request)
    {
        CallerContext.Required.RequireCountry(Country);
        await CatchUpAsync();
        var asked = request.Read();
        var (page, next) = Paging.Page(NewestFirst(asked.Structure), asked.PageSize, asked.PageToken, Country, asked.Structure);
        var response = new ListVintagesResponse { NextPageToken = next, Revision = Revision };
        response.Vintages.AddRange(page.Select(submission => new Vintage
        {
            Seq = submission.Seq,
            Time = Timestamp.FromDateTimeOffset(submission.Time),
            Structure = submission.Header.Structure,
            PeriodFrom = submission.PeriodFrom,
            PeriodTo = submission.PeriodTo,
            Added = submission.Header.Added,
            Revised = submission.Header.Revised,
            Removed = submission.Header.Removed,
            SourceName = submission.Header.SourceName,
        }));
        return response.ToProto();
    }

    /// <inheritdoc/>
    public Task<Proto<PutSeriesSheetResponse>> PutSeriesSheetAsync(Proto<PutSeriesSheetRequest> request)
    {
        CallerContext.Required.RequireCountry(Country);
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(SeriesSheetDesk.Put(State.Sheets, asked.Sheet)));
    }

    /// <inheritdoc/>
    public async Task<Proto<ListSeriesSheetsResponse>> ListSeriesSheetsAsync(Proto<ListSeriesSheetsRequest> request)
    {
        CallerContext.Required.RequireCountry(Country);
        await CatchUpAsync();
        var asked = request.Read();
        var (page, next) = Paging.Page(State.Sheets.All, asked.PageSize, asked.PageToken, Country);
        return new ListSeriesSheetsResponse { Sheets = { page }, NextPageToken = next, Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public Task<Proto<ProposeAgreementResponse>> ProposeAgreementAsync(Proto<ProposeAgreementRequest> request)
    {
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () =>
            Task.FromResult(Agreements.Propose(CallerContext.Required, asked.Terms ?? throw RefusedException.Field("terms", "expected the terms"), Revision + 1)));
    }

    /// <inheritdoc/>
    public Task<Proto<SignAgreementResponse>> SignAgreementAsync(Proto<SignAgreementRequest> request)
    {
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Agreements.SignAsync(CallerContext.Required, asked, Signatures));
    }

    /// <inheritdoc/>
    public Task<Proto<RevokeAgreementResponse>> RevokeAgreementAsync(Proto<RevokeAgreementRequest> request)
    {
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(Agreements.Revoke(CallerContext.Required, asked)));
    }

    /// <inheritdoc/>
    public async Task<Proto<ListAgreementsResponse>> ListAgreementsAsync()
    {
        await CatchUpAsync();
        var response = new ListAgreementsResponse { Agreements = { Agreements.Of(CallerContext.Required) } };
        response.Revisions[Country] = Revision;
        return response.ToProto();
    }

    /// <inheritdoc/>
    public async Task<CountryReading> ReadAsync(ReadingRequest request)
    {
        var range = PeriodTexts.Range(request.PeriodFrom, request.PeriodTo);
        await CatchUpAsync();
        var scope = new ReadAuthority(Country, State.Agreements, Now).Decide(CallerContext.Required, request);
        RequireRevision(request.MinRevision);
        RequireRevision(request.AsOfSeq ?? 0);
        var asOf = request.AsOfSeq ?? (request.AsOfTime is { } time ? State.SeqAt(time) : Revision);
        return new CountryReading(
            Country,
            Revision,
            scope,
            [.. State.Slices.AsOf(request.Structure, asOf).Where(slice => range.Contains(Domain.Period.Parse(slice.Period)) && scope.Covers(slice.Period))],
            request.Region is null ? [] : [.. DigestsOf(request.Structure, asOf)],
            scope.IsOwner ? [] : Overlapping(request.Structure, asOf));
    }

    private ImmutableArray<SliceReference> Overlapping(string structure, long asOf)
    {
        ImmutableArray<SliceReference> slices = [.. State.Slices.AsOf(structure, asOf)];
        return slices.Select(slice => Domain.Period.Parse(slice.Period).Frequency).Distinct().Count() > 1 ? slices : [];
    }

    /// <inheritdoc/>
    public async Task<bool> PermitsAsync(UseQuestion question)
    {
        var grantee = CallerContext.Required.RequireRegion(question.Region).Region ?? question.Region;
        await CatchUpAsync();
        var authority = new ReadAuthority(Country, State.Agreements, Now);
        return question.Periods.All(period => authority.Permits(grantee, question.Structure, period, question.Use));
    }

    private void RequireRevision(long revision)
    {
        if (Revision < revision)
        {
            throw new RefusedException(ErrorReason.RevisionNotReached, $"{Country} is at revision {Revision}, not yet at {revision}.");
        }
    }

    private IEnumerable<SubmissionDigest> DigestsOf(string structure, long asOf) => State.Submissions.All
        .Where(submission => submission.Header.Structure == structure && submission.Seq <= asOf)
        .Select(submission => new SubmissionDigest(submission.Seq, submission.Header.Salt.ToByteArray(), submission.Header.ContentDigest.ToByteArray()));

    private List<LoggedSubmission> NewestFirst(string structure) =>
        [.. State.Submissions.All.Where(submission => structure.Length == 0 || submission.Header.Structure == structure).Reverse()];

    private async Task<Submission> DescribeAsync(LoggedSubmission submission)
    {
        var stored = await _journal.FindAsync(Stream, submission.Actor, submission.Header.RequestId, CancellationToken.None);
        return new Submission
        {
            Receipt = SubmitResponse.Parser.ParseFrom(stored!.Receipt.Span).Receipt,
            RequestId = submission.Header.RequestId,
            Structure = submission.Header.Structure,
            Mode = submission.Header.Mode,
            SourceName = submission.Header.SourceName,
            SubmittedBy = submission.Actor,
            Observations = submission.Header.Observations,
            Added = submission.Header.Added,
            Revised = submission.Header.Revised,
            Removed = submission.Header.Removed,
            Time = Timestamp.FromDateTimeOffset(submission.Time),
        };
    }
}
