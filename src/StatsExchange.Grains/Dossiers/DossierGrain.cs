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
public sealed class DossierGrain : JournaledGrain<DossierState>, IDossierGrain
{
    private readonly SideReader _sides;

    /// <summary>Takes the journal, the clock, what keeps states and alarms, and the reader of both sides' figures.</summary>
    public DossierGrain(IJournal journal, TimeProvider time, StreamKeeper keeper, SideReader sides)
        : base(journal, time, keeper) => _sides = sides;

    /// <inheritdoc/>
    protected override StreamName Stream => StreamName.Dossier(Countries[0], Countries[1]);

    private string Id => this.GetPrimaryKeyString();

    private string[] Countries => Id.Split('-');

    /// <inheritdoc/>
    public Task<Proto<OpenDossierResponse>> OpenAsync(Proto<OpenDossierRequest> request)
    {
        var caller = RequireConvener();
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () => Task.FromResult(State.Dossier is { } there
            ? new Decision<OpenDossierResponse>([], _ => new OpenDossierResponse { Dossier = Visible(there, caller), Revision = Revision })
            : new Decision<OpenDossierResponse>(
                [new NewEntry(DossierEntries.DossierOpened, new DossierOpened { Id = Id })],
                entries => new OpenDossierResponse
                {
                    Dossier = new Dossier { Id = Id, OpenedBy = caller.Actor, OpenedAt = Timestamp.FromDateTimeOffset(entries[0].Time) },
                    Revision = entries[0].Seq,
                })));
    }

    /// <inheritdoc/>
    public async Task<Proto<GetDossierResponse>> GetAsync()
    {
        RequireParty();
        await CatchUpAsync();
        return new GetDossierResponse { Dossier = Opened(), Revision = Revision }.ToProto();
    }

    /// <inheritdoc/>
    public Task<Proto<OpenCaseResponse>> OpenCaseAsync(Proto<OpenCaseRequest> request)
    {
        RequireConvener();
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), () =>
        {
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
                entries => new OpenCaseResponse { Case = DossierState.CaseOf(opened), Revision = entries[0].Seq }));
        });
    }

    /// <inheritdoc/>
    public Task<Proto<ProposeFigureResponse>> ProposeAsync(Proto<ProposeFigureRequest> request)
    {
        var caller = RequireParty();
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), async () =>
        {
            Opened();
            var @case = State.FindCase(asked.Case) ?? throw RefusedException.NotFound($"case '{asked.Case}'");
            RequireOpen(@case);
            var proposal = await new ProposalDesk(_sides).MakeAsync(@case, asked, caller, Now);
            return new Decision<ProposeFigureResponse>(
                [new NewEntry(DossierEntries.FigureProposed, new FigureProposed { Case = @case.Id, Proposal = proposal })],
                entries => new ProposeFigureResponse { Proposal = proposal, Revision = entries[0].Seq });
        });
    }

    /// <inheritdoc/>
    public Task<Proto<AcceptProposalResponse>> AcceptAsync(Proto<AcceptProposalRequest> request)
    {
        var caller = RequireParty();
        var asked = request.Read();
        return ExecuteAsync(asked.RequestId, RequestIds.ContentOf(asked), async () =>
        {
            Opened();
            var (@case, proposal) = State.FindProposal(asked.Proposal) ?? throw RefusedException.NotFound($"proposal '{asked.Proposal}'");
            RequireOpen(@case);
            if (proposal.Signatures.Any(signature => signature.Party == caller.Party))
            {
                throw new RefusedException(ErrorReason.AlreadyExists, $"{caller.Party} has accepted proposal {proposal.Id} already.");
            }

            var signature = await new SignatureDesk(GrainFactory, Now).CheckAsync(caller, asked.KeyId, proposal.Statement, asked.Signature);
            return Accept(@case.Clone(), proposal.Id, signature);
        });
    }

    /// <inheritdoc/>
    public async Task<Proto<Dossier>> AgreedForAsync(string region)
    {
        CallerContext.Required.RequireRegion(region);
        await CatchUpAsync();
        var told = new Dossier { Id = Id };
        foreach (var @case in State.Dossier?.Cases ?? [])
        {
            if (@case.Outcome == Outcome.AgreedFigure && await new ReleaseDesk(GrainFactory).MayTellAsync(@case, region))
            {
                told.Cases.Add(@case.OnlyAgreed());
            }
        }

        return told.ToProto();
    }

    private static Decision<AcceptProposalResponse> Accept(Case @case, string proposalId, Signature signature)
    {
        var proposal = @case.Proposals.First(candidate => candidate.Id == proposalId);
        proposal.Signatures.Add(signature);
        var entries = new List<NewEntry> { new(DossierEntries.ProposalAccepted, new ProposalAccepted { Proposal = proposalId, Signature = signature }) };
        if (proposal.Signatures.Select(s => s.Party).Distinct().Count() == 2)
        {
            @case.Outcome = Outcome.AgreedFigure;
            @case.AgreedProposal = proposalId;
            entries.Add(new(DossierEntries.CaseSettled, new CaseSettled { Case = @case.Id, Outcome = @case.Outcome, Proposal = proposalId }));
        }

        return new(entries, sealed_ => new AcceptProposalResponse { Case = @case, Revision = sealed_[^1].Seq });
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

        PeriodTexts.Range(opened.PeriodFrom, opened.PeriodTo);
    }

    private Dossier Opened() => State.Dossier ?? throw RefusedException.NotFound($"dossier '{Id}'");

    private static void RequireOpen(Case @case)
    {
        if (@case.Outcome != Outcome.Unspecified)
        {
            throw new RefusedException(ErrorReason.StateNotFit, $"Case {@case.Id} is settled.");
        }
    }

    private Caller RequireParty()
    {
        var caller = CallerContext.Required;
        return caller.Country is { } country && Countries.Contains(country)
            ? caller
            : throw new RefusedException(ErrorReason.NotYours, $"The dossier {Id} is confidential to its two countries.");
    }

    private Caller RequireConvener() => CallerContext.Required is { IsHubSteward: true } steward ? steward : RequireParty();

    private static Dossier Visible(Dossier dossier, Caller caller)
    {
        var visible = dossier.Clone();
        if (caller.IsHubSteward)
        {
            visible.Cases.Clear();
        }

        return visible;
    }
}
