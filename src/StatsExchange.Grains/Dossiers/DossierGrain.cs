// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Participants;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <inheritdoc cref="IDossierGrain"/>
public sealed class DossierGrain : JournaledGrain<DossierState>, IDossierGrain, IIncomingGrainCallFilter
{
    private readonly SideReader _sides;
    private readonly RevisionReader _revisions;

    /// <summary>Takes the journal, the clock, what keeps states and alarms, and the readers of both sides' figures and of their revisions.</summary>
    public DossierGrain(IJournal journal, TimeProvider time, StreamKeeper keeper, SideReader sides, RevisionReader revisions)
        : base(journal, time, keeper) => (_sides, _revisions) = (sides, revisions);

    /// <inheritdoc/>
    protected override StreamName Stream => StreamName.Dossier(Countries[0], Countries[1]);

    private string Id => this.GetPrimaryKeyString();

    private string[] Countries => Id.Split('-');

    /// <summary>
    /// The one way out of a dossier: whatever a method answers, also again to a request that was sent before, is told to an office without the figures
    /// that its partner does not show it any more.
    /// </summary>
    /// <param name="context">The call.</param>
    public async Task Invoke(IIncomingGrainCallContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        await context.Invoke();
        if (context.Result is IProto answer && CallerContext.Required is { Country: { } country } caller)
        {
            var told = answer.ReadAny();
            await new OpenProposals(State, new ShownGrounds(_sides, caller), country).WithholdAsync(told);
            context.Result = answer.With(told);
        }
    }

    /// <inheritdoc/>
    public Task<Proto<OpenDossierResponse>> OpenAsync(Proto<OpenDossierRequest> request)
    {
        var caller = RequireConvener();
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(State.Dossier is { } there
            ? new Decision<OpenDossierResponse>([], _ => new OpenDossierResponse { Dossier = Visible(there, caller), Revision = IsOffice(caller) ? Revision : 0 })
            : new Decision<OpenDossierResponse>(
                [new NewEntry(DossierEntries.DossierOpened, new DossierOpened { Id = Id })],
                entries => new OpenDossierResponse
                {
                    Dossier = new Dossier { Id = Id, OpenedBy = caller.Actor, OpenedAt = Timestamp.FromDateTimeOffset(entries[0].Time) },
                    Revision = entries[0].Seq,
                })));
    }

    /// <inheritdoc/>
    public async Task<Proto<GetDossierResponse>> GetAsync(Proto<GetDossierRequest> request)
    {
        var caller = RequireParty();
        var asked = request.Read();
        await CatchUpAsync();
        var dossier = Opened();
        var told = asked.Case.Length == 0
            ? DossierView.Of(dossier, dossier.Cases)
            : DossierView.One(dossier, await WithCountsAsync(State.FindCase(asked.Case) ?? throw RefusedException.NotFound($"case '{asked.Case}'"), caller));
        return new GetDossierResponse { Dossier = told, Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public async Task<Proto<GetDossierResponse>> GetBriefAsync()
    {
        RequireParty();
        await CatchUpAsync();
        return new GetDossierResponse { Dossier = DossierView.Brief(Opened()), Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public async Task<Proto<WatchDossierResponse>?> ChangesAsync(long revision)
    {
        RequireParty();
        await CatchUpAsync();
        var dossier = Opened();
        return Revision <= revision
            ? null
            : new WatchDossierResponse { Dossier = DossierView.Of(dossier, dossier.Cases.Where(@case => @case.Revision > revision)), Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public Task<Proto<OpenCaseResponse>> OpenCaseAsync(Proto<OpenCaseRequest> request)
    {
        var caller = RequireConvener();
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () =>
        {
            CaseLimits.RequireRoomForCase(Opened());
            var opened = new CaseOpened
            {
                Id = $"{Id}.{Opened().Cases.Count + 1}",
                Origin = asked.Origin,
                Destination = Countries.FirstOrDefault(country => country != asked.Origin) ?? "",
                Pair = CorridorFields.Pair(asked.Pair).Id,
                PeriodFrom = asked.PeriodFrom,
                PeriodTo = asked.PeriodTo,
            };
            CheckCase(opened);
            return Task.FromResult(new Decision<OpenCaseResponse>(
                [new NewEntry(DossierEntries.CaseOpened, opened)],
                entries => new OpenCaseResponse { Case = CaseFold.Open(opened, entries[0].Seq), Revision = IsOffice(caller) ? entries[0].Seq : 0 }));
        });
    }

    /// <inheritdoc/>
    public Task<Proto<ProposeFigureResponse>> ProposeAsync(Proto<ProposeFigureRequest> request, FoundReconciliation? found)
    {
        var asked = request.Read();
        return ActAsync(
            RequireParty(),
            asked.RequestId,
            asked,
            draft => ProposeAsync(draft, asked.Case, @case => new ProposalDesk(_sides, _revisions).MakeAsync(@case, asked, found, draft.Caller, draft.Now)),
            (draft, revision) => new ProposeFigureResponse { Proposal = draft.Case(asked.Case).Proposals[^1], Revision = revision });
    }

    /// <inheritdoc/>
    public Task<Proto<CloseCaseResponse>> CloseCaseAsync(Proto<CloseCaseRequest> request)
    {
        var asked = request.Read();
        return ActAsync(
            RequireParty(),
            asked.RequestId,
            asked,
            draft => ProposeAsync(draft, asked.Case, @case => new ClosingDesk(_revisions).MakeAsync(@case, asked, draft.Caller, draft.Now)),
            (draft, revision) => new CloseCaseResponse { Proposal = draft.Case(asked.Case).Proposals[^1], Revision = revision });
    }

    /// <inheritdoc/>
    public Task<Proto<AcceptProposalResponse>> AcceptAsync(Proto<AcceptProposalRequest> request)
    {
        var asked = request.Read();
        return ActAsync(
            RequireParty(),
            asked.RequestId,
            asked,
            draft => Decisions(draft).AcceptAsync(asked.Proposal, asked.KeyId, asked.Signature),
            (draft, revision) => new AcceptProposalResponse { Case = DossierView.BriefWith(draft.Proposal(asked.Proposal).Case, asked.Proposal), Revision = revision });
    }

    /// <inheritdoc/>
    public Task<Proto<ContestProposalResponse>> ContestAsync(Proto<ContestProposalRequest> request)
    {
        var asked = request.Read();
        return ActAsync(
            RequireParty(),
            asked.RequestId,
            asked,
            draft => Decisions(draft).Contest(asked.Proposal, asked.Reason),
            (draft, revision) => new ContestProposalResponse { Proposal = draft.Proposal(asked.Proposal).Proposal, Revision = revision });
    }

    /// <inheritdoc/>
    public Task<Proto<WithdrawProposalResponse>> WithdrawAsync(Proto<WithdrawProposalRequest> request)
    {
        var asked = request.Read();
        return ActAsync(
            RequireParty(),
            asked.RequestId,
            asked,
            draft => Decisions(draft).Withdraw(asked.Proposal),
            (draft, revision) => new WithdrawProposalResponse { Proposal = draft.Proposal(asked.Proposal).Proposal, Revision = revision });
    }

    /// <inheritdoc/>
    public Task<Proto<DecideProposalsResponse>> DecideAsync(Proto<DecideProposalsRequest> request)
    {
        var asked = request.Read();
        return ActAsync(
            RequireParty(),
            asked.RequestId,
            asked,
            draft => Decisions(draft).DecideAsync(asked.Decisions),
            (draft, revision) => new DecideProposalsResponse { Proposals = { asked.Decisions.Select(decision => Decided(draft.Proposal(decision.Proposal))) }, Revision = revision });
    }

    /// <inheritdoc/>
    public Task<Proto<AddCommentResponse>> CommentAsync(Proto<AddCommentRequest> request)
    {
        var asked = request.Read();
        return ActAsync(
            RequireParty(),
            asked.RequestId,
            asked,
            draft => TalkDesk.Comment(draft, asked),
            (draft, revision) => new AddCommentResponse { Comment = draft.Case(asked.Case).Comments[^1], Revision = revision });
    }

    /// <inheritdoc/>
    public Task<Proto<AttachDocumentResponse>> AttachAsync(Proto<AttachDocumentRequest> request)
    {
        var asked = request.Read();
        return ActAsync(
            RequireParty(),
            asked.RequestId,
            asked,
            draft => TalkDesk.Attach(draft, asked),
            (draft, revision) => new AttachDocumentResponse { Document = draft.Case(asked.Case).Documents[^1], Revision = revision });
    }

    /// <inheritdoc/>
    public Task<Proto<SetDeadlineResponse>> SetDeadlineAsync(Proto<SetDeadlineRequest> request)
    {
        var asked = request.Read();
        return ActAsync(
            CallerContext.Required is { IsHubSteward: true } steward ? steward : RequireParty(),
            asked.RequestId,
            asked,
            draft => DeadlineDesk.Set(draft, asked),
            (draft, revision) => new SetDeadlineResponse { Deadline = draft.Case(asked.Case).Deadline, Revision = revision });
    }

    /// <inheritdoc/>
    public Task<Proto<ReopenCaseResponse>> ReopenCaseAsync(Proto<ReopenCaseRequest> request)
    {
        var asked = request.Read();
        return ActAsync(
            RequireParty(),
            asked.RequestId,
            asked,
            draft => DeadlineDesk.Reopen(draft, asked),
            (draft, revision) => new ReopenCaseResponse { Case = DossierView.Brief(draft.Case(asked.Case)), Revision = revision });
    }

    /// <inheritdoc/>
    public async Task<AgreedPage> AgreedForAsync(AgreedQuestion question)
    {
        CallerContext.Required.RequireRegion(question.Region);
        await CatchUpAsync();
        return await new ReleaseDesk(GrainFactory, _revisions).PageAsync(
            State.Dossier is { } dossier && Countries.All(OutcomeDesk.MembersOf(question.Region).Contains) ? dossier : new Dossier { Id = Id }, question);
    }

    /// <inheritdoc/>
    public async Task<Proto<ListOutcomesResponse>> OutcomesForAsync(string region)
    {
        OutcomeDesk.RequireBodyOf(CallerContext.Required, region, Countries);
        await CatchUpAsync();
        return new ListOutcomesResponse { Outcomes = { (State.Dossier?.Cases ?? []).Select(DossierView.OutcomeOf).OfType<CaseOutcome>() }, Revisions = { [Id] = DossierView.RevisionOfOutcomes(State.Dossier) } }.ToProto();
    }

    /// <inheritdoc/>
    public async Task<DateTimeOffset?> AttendAsync()
    {
        await CatchUpAsync();
        if (State.Dossier is null)
        {
            return null;
        }

        // What needs no country comes first: one that cannot be read must not keep a case from lapsing.
        await AppendOwnAsync(() => NoticeDesk.Lapses(State, Now));
        var attempts = new Attempts();
        var found = await NoticeDesk.FindAsync(State.Dossier, _revisions, CallerContext.Required, Now, attempts);
        await AppendOwnAsync(() => NoticeDesk.News(State, found.Revisions));
        await new AdoptionDesk(GrainFactory).TellAsync(State.Dossier, attempts);
        attempts.Rethrow();
        return State.Dossier.Cases.Where(@case => @case.IsOpen()).Select(@case => @case.Deadline?.Time.ToDateTimeOffset()).Append(found.NextEnd).Min();
    }

    private static async Task ProposeAsync(DossierDraft draft, string id, Func<Case, Task<Proposal>> make)
    {
        var @case = draft.OpenCase(id);
        CaseLimits.RequireRoomForProposal(@case, draft.Caller.Party);
        draft.Write(DossierEntries.FigureProposed, new FigureProposed { Case = id, Proposal = await make(@case) });
        CaseLimits.RequireSize(draft.Dossier, @case, draft.Caller.Party);
    }

    private static DecidedProposal Decided((Case Case, Proposal Proposal) decided) => new()
    {
        Proposal = decided.Proposal.Id,
        State = decided.Proposal.State,
        SignedBy = { decided.Proposal.Signatures.Select(signature => signature.Party).Order(StringComparer.Ordinal) },
        Outcome = decided.Case.Outcome,
        CaseState = decided.Case.State,
    };

    private DecisionDesk Decisions(DossierDraft draft) => new(draft, new SignatureDesk(GrainFactory, draft.Now), _revisions, new ShownGrounds(_sides, draft.Caller));

    private Task<Proto<TResponse>> ActAsync<TResponse>(
        Caller caller, string requestId, IMessage asked, Action<DossierDraft> act, Func<DossierDraft, long, TResponse> answer)
        where TResponse : class, IMessage<TResponse>, new() => ActAsync(
            caller,
            requestId,
            asked,
            draft =>
            {
                act(draft);
                return Task.CompletedTask;
            },
            answer);

    private Task<Proto<TResponse>> ActAsync<TResponse>(
        Caller caller, string requestId, IMessage asked, Func<DossierDraft, Task> act, Func<DossierDraft, long, TResponse> answer)
        where TResponse : class, IMessage<TResponse>, new() => ExecuteAsync(requestId, RequestIds.ContentOf(asked), async () =>
        {
            Opened();
            var draft = new DossierDraft(State, caller, Now);
            await act(draft);
            return new Decision<TResponse>(draft.Entries, entries => answer(draft.Sealed(entries), entries[^1].Seq));
        });

    private async Task<Case> WithCountsAsync(Case @case, Caller caller)
    {
        var told = DossierView.Whole(@case);
        foreach (var revision in told.Revisions)
        {
            if (await _revisions.ReadForAsync(@case, revision.Country, revision.SettledVintage, caller) is { } seen)
            {
                revision.ChangedCells = seen.ChangedCells;
                revision.Periods.Add(seen.Changed.Keys);
            }
        }

        return told;
    }

    private void CheckCase(CaseOpened opened)
    {
        if (!Countries.Contains(opened.Origin))
        {
            throw RefusedException.Field("origin", $"expected {Countries[0]} or {Countries[1]}");
        }

        if (opened.PeriodFrom.Length == 0 || opened.PeriodTo.Length == 0)
        {
            throw RefusedException.Field("period_from", "expected the first and the last period of the case");
        }

        PeriodTexts.RangeOfOneFrequency(opened.PeriodFrom, opened.PeriodTo);
    }

    private Dossier Opened() => State.Dossier ?? throw RefusedException.NotFound($"dossier '{Id}'");

    private Caller RequireParty()
    {
        var caller = CallerContext.Required;
        return IsOffice(caller)
            ? caller
            : throw new RefusedException(ErrorReason.NotYours, $"The dossier {Id} is confidential to its two countries.");
    }

    private bool IsOffice(Caller caller) => caller.Country is { } country && Countries.Contains(country);

    // A steward brings two offices together, and sees nothing of what they say to each other.
    private Caller RequireConvener() =>
        CallerContext.Required is { Role: Role.Steward, Country: null } steward && (steward.Region is null || AreMembersOf(steward.Region)) ? steward : RequireParty();

    private bool AreMembersOf(string region) =>
        Domain.Areas.Regions.Find(region) is { } body && Countries.All(country => body.Members.Any(member => member.Value == country));

    private Dossier Visible(Dossier dossier, Caller caller) => DossierView.Of(dossier, IsOffice(caller) ? dossier.Cases : []);
}
