// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Participants;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Decides on proposals: accepts them with a signature, contests them, takes them back.</summary>
internal sealed class DecisionDesk
{
    private readonly DossierDraft _draft;
    private readonly SignatureDesk _signatures;
    private readonly RevisionReader _revisions;
    private readonly ShownGrounds _grounds;

    public DecisionDesk(DossierDraft draft, SignatureDesk signatures, RevisionReader revisions, ShownGrounds grounds) =>
        (_draft, _signatures, _revisions, _grounds) = (draft, signatures, revisions, grounds);

    /// <summary>Decides on all, in their order.</summary>
    /// <exception cref="RefusedException">One of them cannot be decided like that; the message says which.</exception>
    public async Task DecideAsync(IReadOnlyList<ProposalDecision> decisions)
    {
        if (decisions.Count is 0 or > CaseLimits.MostDecisions || decisions.Select(decision => decision.Proposal).Distinct(StringComparer.Ordinal).Count() < decisions.Count)
        {
            throw RefusedException.Field("decisions", $"expected 1 to {CaseLimits.MostDecisions} decisions on as many proposals");
        }

        for (var i = 0; i < decisions.Count; i++)
        {
            try
            {
                await DecideAsync(decisions[i]);
            }
            catch (RefusedException refusal)
            {
                throw At($"decisions[{i}]", refusal);
            }
        }
    }

    public async Task AcceptAsync(string id, string keyId, Google.Protobuf.ByteString signature)
    {
        if (_draft.Caller.Role != Role.Signatory)
        {
            throw new RefusedException(ErrorReason.RoleNotAllowed, "Only a signatory accepts. An analyst proposes, comments and contests.");
        }

        var (@case, proposal) = Open(id);
        CaseRules.RequireUnsignedBy(proposal, _draft.Caller.Party);
        var isWorkedOut = proposal.Outcome == Outcome.AgreedFigure && proposal.Method != ProposalForm.Manual;
        if (isWorkedOut)
        {
            await _revisions.RequireGroundsAsync(@case, proposal, _draft.Caller);
        }

        await RequireUnchangedAsync(@case, proposal);
        if (isWorkedOut)
        {
            await _grounds.RequireAsync(@case, proposal);
        }

        if (proposal.Outcome == Outcome.AdoptsPartner)
        {
            await _revisions.RequireAdoptionAsync(@case, proposal.AdoptingCountry, _draft.Caller);
        }

        var signed = await _signatures.CheckAsync(_draft.Caller, keyId, proposal.Statement, signature, proposal.Signatures);
        _draft.Write(DossierEntries.ProposalAccepted, new ProposalAccepted { Proposal = id, Signature = signed });
        if (proposal.Signatures.Select(s => s.Party).Distinct().Count() == 2)
        {
            _draft.Write(DossierEntries.CaseSettled, new CaseSettled { Case = @case.Id, Outcome = proposal.Outcome, Proposal = id });
        }
    }

    public void Contest(string id, string reason, string field = "reason")
    {
        FreeText.CheckGiven(reason, field);
        var (@case, proposal) = Open(id);
        var country = _draft.Caller.Party;
        CaseRules.RequireMadeByPartnerOf(proposal, country, "Withdraw it instead.");
        var takesBack = proposal.IsSignedBy(country);
        if (proposal.State == ProposalState.Contested && !takesBack)
        {
            throw new RefusedException(ErrorReason.AlreadyExists, $"{country} has contested proposal {id} already. Comment on the case, or answer with another proposal.");
        }

        _draft.Write(DossierEntries.ProposalContested, new ProposalContested { Proposal = id, Reason = reason, TakesSignatureBack = takesBack });
        CaseLimits.RequireSize(_draft.Dossier, @case, country);
    }

    public void Withdraw(string id)
    {
        var (_, proposal) = Open(id);
        CaseRules.RequireMadeBy(proposal, _draft.Caller.Party);
        _draft.Write(DossierEntries.ProposalWithdrawn, new ProposalWithdrawn { Proposal = id });
    }

    private static RefusedException At(string place, RefusedException refusal) => refusal.Violations is [var only]
        ? RefusedException.Field($"{place}.{only.Field}", only.Description)
        : new RefusedException(refusal.Reason, $"{place}: {refusal.Message}");

    private Task DecideAsync(ProposalDecision decision)
    {
        if (CaseFold.DossierOf(decision.Proposal) != _draft.Dossier.Id)
        {
            throw RefusedException.Field("proposal", $"expected a proposal of dossier {_draft.Dossier.Id}");
        }

        switch (decision.DecisionCase)
        {
            case ProposalDecision.DecisionOneofCase.Accept:
                return AcceptAsync(decision.Proposal, decision.Accept.KeyId, decision.Accept.Signature);
            case ProposalDecision.DecisionOneofCase.Contest:
                Contest(decision.Proposal, decision.Contest.Reason, "contest.reason");
                return Task.CompletedTask;
            case ProposalDecision.DecisionOneofCase.Withdraw:
                Withdraw(decision.Proposal);
                return Task.CompletedTask;
            default:
                throw RefusedException.Field("decision", "expected accept, contest or withdraw");
        }
    }

    private (Case Case, Proposal Proposal) Open(string id)
    {
        var (@case, proposal) = _draft.Proposal(id);
        CaseRules.RequireOpen(@case, _draft.Now);
        CaseRules.RequireAcceptable(proposal);
        return (@case, proposal);
    }

    private async Task RequireUnchangedAsync(Case @case, Proposal proposal)
    {
        foreach (var country in new[] { @case.Origin, @case.Destination })
        {
            var vintage = @case.VintageOf(proposal, country);
            var seen = await _revisions.ReadAsync(@case, country, vintage, _draft.Caller);
            if (seen is null && country == _draft.Caller.Party && proposal.Outcome != Outcome.NoAgreement)
            {
                // Without an agreement an office still sees its own; that there is none says nothing of figures.
                seen = await _revisions.ReadForAsync(@case, country, vintage, _draft.Caller);
            }

            if (seen is { ChangedCells: > 0 } revised)
            {
                throw CaseRules.NotFit(
                    $"{country} has revised figures of case {@case.Id}: proposal {proposal.Id} rests on its vintage {vintage}, and it is at {revised.Vintage}. Propose anew.");
            }
        }
    }
}
