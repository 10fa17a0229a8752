// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
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

    /// <summary>Takes the journal, the clock, what keeps states and alarms, and the evidence key that signs receipts.</summary>
    public CountryGrain(IJournal journal, TimeProvider time, StreamKeeper keeper, SigningKey key)
        : base(journal, time, keeper)
    {
        _journal = journal;
        _key = key;
    }

    /// <inheritdoc/>
    protected override StreamName Stream => StreamName.Country(Country);

    private string Country => this.GetPrimaryKeyString();

    private AgreementDesk Agreements => new(Country, State.Agreements, Now);

    private SignatureDesk Signatures => new(GrainFactory, Now);

    private SubmissionDesk Desk => new(State.Slices, _key);

    private MappingDesk Mappings => new(State.Mappings, Past);

    private PastEntries Past => new(_journal, Stream);

    private SubmissionReader Submissions => new(State.Vintages, State.Withdrawals, Past);

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
                return new BaseReader(State, Revision).Repeated(repeated);
            }
        }

        // A retry of what was recorded is answered before the revision is looked at: it has moved on since.
        if (question.Content is not null)
        {
            SubmissionDesk.CheckRevision(question.ExpectedRevision, State.FiguresOf, Revision);
        }

        return new BaseReader(State, Revision).Read(question);
    }

    /// <inheritdoc/>
    public async Task<SubmissionOutcome> RecordSubmissionAsync(SubmissionCommit commit)
    {
        var caller = CallerContext.Required.RequireCountry(Country);
        var body = commit.Body.Read();
        var stale = false;
        var answer = await ExecuteAsync(commit.RequestId, Hash.FromBytes(body.ContentDigest.Span), () =>
        {
            SubmissionDesk.CheckRevision(commit.ExpectedRevision, State.FiguresOf, Revision);
            stale = !Desk.IsCurrent(body.Structure, commit.Base);
            if (stale)
            {
                return Task.FromResult(new Decision<SubmitResponse>([], _ => new SubmitResponse()));
            }

            var recorded = body.Clone();
            recorded.Provider = caller.Role == Role.Provider ? caller.Subject : "";
            recorded.Sheets.AddRange(SheetVersions.Of(State.Sheets.Of(body.Structure, commit.Series)));
            return Task.FromResult(Desk.Record(recorded, commit.Report.Read(), commit.Mapping?.Read()));
        });
        return new SubmissionOutcome(stale ? null : answer);
    }

    /// <inheritdoc/>
    public async Task<Proto<GetSubmissionResponse>> GetSubmissionAsync(Proto<GetSubmissionRequest> request)
    {
        var caller = CallerContext.Required.RequireCountry(Country);
        var asked = request.Read();
        await CatchUpAsync(asked.KeyCase == GetSubmissionRequest.KeyOneofCase.Seq ? asked.Seq : null);
        var found = asked.KeyCase == GetSubmissionRequest.KeyOneofCase.Seq
            ? await Submissions.FindAsync(caller, asked.Seq)
            : await Submissions.FindAsync(caller, asked.RequestId);
        return found is null
            ? throw RefusedException.NotFound("such submission")
            : new GetSubmissionResponse { Submission = await Submissions.DescribeAsync(found), Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public async Task<Proto<ListSubmissionsResponse>> ListSubmissionsAsync(Proto<ListSubmissionsRequest> request)
    {
        CallerContext.Required.RequireCountry(Country);
        await CatchUpAsync();
        var asked = request.Read();
        var (page, next) = Paging.Page(State.Vintages.NewestFirst(asked.Structure), asked.PageSize, asked.PageToken, Country, asked.Structure);
        return new ListSubmissionsResponse { Submissions = { await Submissions.SubmissionsAsync(page) }, NextPageToken = next, Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public Task<Proto<WithdrawSubmissionResponse>> WithdrawSubmissionAsync(Proto<WithdrawSubmissionRequest> request)
    {
        var caller = CallerContext.Required.RequireCountry(Country);
        var asked = request.Read();
        FreeText.CheckGiven(asked.Reason, "reason");
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () =>
        {
            SubmissionDesk.CheckRevision(asked.HasExpectedRevision ? asked.ExpectedRevision : null, State.FiguresOf, Revision);
            return new WithdrawalDesk(State, Submissions, Past).WithdrawAsync(caller, asked);
        });
    }

    /// <inheritdoc/>
    public Task<Proto<SetEmbargoResponse>> SetEmbargoAsync(Proto<SetEmbargoRequest> request)
    {
        CallerContext.Required.RequireCountry(Country);
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(EmbargoDesk.Set(State.Embargoes, asked, Now)));
    }

    /// <inheritdoc/>
    public async Task<Proto<ListEmbargoesResponse>> ListEmbargoesAsync(Proto<ListEmbargoesRequest> request)
    {
        CallerContext.Required.RequireCountry(Country);
        await CatchUpAsync();
        var asked = request.Read();
        List<Embargo> embargoes = [.. State.Embargoes.All.Where(embargo => asked.Structure.Length == 0 || embargo.Structure == asked.Structure).Reverse()];
        var (page, next) = Paging.Page(embargoes, asked.PageSize, asked.PageToken, Country, asked.Structure);
        return new ListEmbargoesResponse { Embargoes = { page }, NextPageToken = next, Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public async Task<Proto<ListVintagesResponse>> ListVintagesAsync(Proto<ListVintagesRequest> request)
    {
        CallerContext.Required.RequireCountry(Country);
        await CatchUpAsync();
        var asked = request.Read();
        var (page, next) = Paging.Page(State.Vintages.NewestFirst(asked.Structure), asked.PageSize, asked.PageToken, Country, asked.Structure);
        return new ListVintagesResponse { Vintages = { await Submissions.VintagesAsync(page) }, NextPageToken = next, Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public Task<Proto<SetRuleSeverityResponse>> SetRuleSeverityAsync(Proto<SetRuleSeverityRequest> request)
    {
        CallerContext.Required.RequireCountry(Country);
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(RuleDesk.Set(asked)));
    }

    /// <inheritdoc/>
    public async Task<Proto<ListRuleSeveritiesResponse>> ListRuleSeveritiesAsync(Proto<ListRuleSeveritiesRequest> request)
    {
        CallerContext.Required.RequireCountry(Country);
        await CatchUpAsync();
        var asked = request.Read();
        var (page, next) = Paging.Page(State.Rules.All, asked.PageSize, asked.PageToken, Country);
        return new ListRuleSeveritiesResponse { Severities = { page }, NextPageToken = next, Revision = Revision }.ToProto();
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
        await CatchUpAsync();
        var asked = request.Read();
        var scope = new SheetAuthority(Country, State.Agreements, Now).Decide(CallerContext.Required);
        var sheets = (asked.AllVersions ? State.Sheets.Recorded : State.Sheets.Current)
            .Where(sheet => (asked.Structure.Length == 0 || sheet.Structure == asked.Structure) && (asked.Id.Length == 0 || sheet.Id == asked.Id) && scope(sheet))
            .ToList();
        var (page, next) = Paging.Page(sheets, SeriesSheetDesk.PageSizeOf(asked), asked.PageToken, Country, CallerContext.Required.Party, asked.Structure, asked.Id, $"{asked.AllVersions}");
        return new ListSeriesSheetsResponse { Sheets = { page }, NextPageToken = next, Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public Task<Proto<RegisterMappingResponse>> RegisterMappingAsync(Proto<RegisterMappingRequest> request)
    {
        CallerContext.Required.RequireCountry(Country);
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(Mappings.Register(asked.Mapping)));
    }

    /// <inheritdoc/>
    public async Task<Proto<ListMappingsResponse>> ListMappingsAsync(Proto<ListMappingsRequest> request)
    {
        CallerContext.Required.RequireCountry(Country);
        await CatchUpAsync();
        var response = await Mappings.ListAsync(request.Read());
        response.Revision = Revision;
        return response.ToProto();
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
        var past = request.AsOfSeq ?? (request.AsOfTime is { } time ? await Past.SeqAtAsync(time) : null);

        // Only its owner reads the past of a damaged stream: what others may see now is not known.
        await CatchUpAsync(CallerContext.Required.Country == Country && request.ShownTo is null ? past : null);
        var scope = new ReadAuthority(Country, State.Agreements, Now).Decide(CallerContext.Required, request);
        RequireRevision(request.MinRevision);
        RequireRevision(request.AsOfSeq ?? 0);
        var asOf = request.Between is { } between ? State.Slices.MiddleSetBy(request.Structure, request.PeriodFrom, between) : past ?? Revision;

        // Of several frequencies any may give another away; of one, those that are not asked for need not be looked up.
        var slices = await State.Slices.AsOfAsync(request.Structure, asOf, Past, State.Slices.HasSeveralFrequencies(request.Structure) ? null : IsAskedFor);
        return new CountryReading(
            Country,
            Revision,
            scope,
            [.. slices.Where(slice => IsAskedFor(slice.Period))],
            !request.WithSubmissions ? [] : [.. await Submissions.DigestsAsync(request.Structure, asOf)],
            scope.IsOwner ? [] : Overlapping(slices),
            scope.IsOwner ? [] : [.. State.Embargoes.On(request.Structure).Select(embargo => embargo.ToProto())],
            asOf,
            [.. State.Sheets.Of(request.Structure, range, scope, asOf).Select(sheet => sheet.ToProto())],
            State.Slices.LastSetBy(request.Structure, IsAskedFor, asOf),
            [.. State.Adoptions.Of(Country, request.Structure, range, scope, asOf).Select(adopted => adopted.ToProto())],
            scope.IsOwner || asOf == Revision ? [] : Standing(await State.Slices.AsOfAsync(request.Structure, Revision, Past), IsAskedFor),
            scope.IsOwner ? [] : [.. State.Withdrawals.Since(asOf)]);

        bool IsAskedFor(string period) => range.Contains(Domain.Period.Parse(period)) && scope.Covers(period);
    }

    // Of several frequencies any may give another away.
    private static ImmutableArray<SliceReference> Standing(List<SliceReference> slices, Predicate<string> isAskedFor) =>
        Overlapping(slices) is { IsEmpty: false } all ? all : [.. slices.Where(slice => isAskedFor(slice.Period))];

    private static ImmutableArray<SliceReference> Overlapping(List<SliceReference> slices) =>
        slices.Select(slice => Domain.Period.Parse(slice.Period).Frequency).Distinct().Count() > 1 ? [.. slices] : [];

    /// <inheritdoc/>
    public Task AdoptMirrorAsync(Proto<MirrorAdopted> adopted)
    {
        var body = adopted.Read();
        return AppendOwnAsync(() => State.Adoptions.IsNews(body.Case, body.SettledAt) ? [new NewEntry(CountryEntries.MirrorAdopted, body)] : []);
    }

    /// <inheritdoc/>
    public Task EndAdoptionAsync(Proto<MirrorAdoptionEnded> ended)
    {
        var body = ended.Read();
        return AppendOwnAsync(() => State.Adoptions.IsNews(body.Case, body.SettledAt) ? [new NewEntry(CountryEntries.MirrorAdoptionEnded, body)] : []);
    }

    /// <inheritdoc/>
    public async Task<bool> PermitsAsync(UseQuestion question) => (await PermittedByAsync(question)).Length > 0;

    /// <inheritdoc/>
    public async Task<string[]> PermittedByAsync(UseQuestion question)
    {
        var grantee = CallerContext.Required.RequireRegion(question.Region).Region ?? question.Region;
        await CatchUpAsync();
        var authority = new ReadAuthority(Country, State.Agreements, Now);
        var now = Now;
        var permitting = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var period in question.Periods)
        {
            var found = authority.Permitting(grantee, question, period).ToList();
            if (found.Count == 0 || (question.Counterpart is { } counterpart && State.Embargoes.HoldsBack(question.Structure, period, counterpart, now)))
            {
                return [];
            }

            permitting.UnionWith(found);
        }

        return [.. permitting];
    }

    /// <inheritdoc/>
    public async Task<GroundsReading> CheckGroundsAsync(GroundsQuestion question)
    {
        var caller = CallerContext.Required;
        if (caller.Country != question.Grantee)
        {
            caller.RequireRegion(question.Grantee);
        }

        await CatchUpAsync();
        var check = new DraftCheck(State, Past, Now);
        return new GroundsReading([.. Agreements.Grounds(question)], Revision) { Drafts = [.. question.Drafts.Select(draft => check.Read(draft, Revision))] };
    }

    /// <inheritdoc/>
    public async Task<RevisedReading> RevisedAsync(RevisedQuestion question)
    {
        CallerContext.Required.RequireRegion(question.Grantee);
        await CatchUpAsync();
        RequireRevision(question.Revision ?? 0);
        return Agreements.Grounds(new GroundsQuestion(question.Grantee, question.Agreements)).FirstOrDefault(ground => !ground.Holds) is { } ended
            ? throw new RefusedException(ErrorReason.NoAgreement, ended.Against)
            : await new DraftCheck(State, Past, Now).RevisedAsync(question, question.Revision ?? Revision);
    }

    private void RequireRevision(long revision)
    {
        if (Revision < revision)
        {
            throw Damage?.ToRefusal() ?? new RefusedException(ErrorReason.RevisionNotReached, $"{Country} is at revision {Revision}, not yet at {revision}.");
        }
    }
}
