// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>
/// What the two offices may do in a case, told again in the plainest way: a list of proposals, who signed which, and whether the case is open.
/// It knows nothing of entries, vintages or texts.
/// </summary>
internal sealed class CaseModel
{
    private readonly List<ModelProposal> _proposals = [];

    public bool IsOpen { get; private set; } = true;

    public int? Standing { get; private set; }

    public bool HasLapsed { get; private set; }

    public IReadOnlyList<ModelProposal> Proposals => _proposals;

    /// <summary>Takes a step; gives the reason it must be refused with, or none.</summary>
    public ErrorReason Take(CaseAct act) => act.Kind switch
    {
        CaseActKind.Reopen => Reopen(),
        CaseActKind.Lapse => Lapse(),
        _ when !IsOpen => NotOpen(act),
        CaseActKind.Propose => Propose(act.Country),
        _ when act.Proposal >= _proposals.Count => ErrorReason.NotFound,
        _ when !_proposals[act.Proposal].IsLive => ErrorReason.StateNotFit,
        CaseActKind.Withdraw => Withdraw(act),
        CaseActKind.Contest => Contest(act),
        _ => Accept(act),
    };

    private ErrorReason NotOpen(CaseAct act) =>
        act.Kind != CaseActKind.Propose && act.Proposal >= _proposals.Count ? ErrorReason.NotFound : ErrorReason.StateNotFit;

    private ErrorReason Propose(string country)
    {
        _proposals.Add(new ModelProposal(country));
        return ErrorReason.Unspecified;
    }

    private ErrorReason Withdraw(CaseAct act)
    {
        var proposal = _proposals[act.Proposal];
        if (proposal.Maker != act.Country)
        {
            return ErrorReason.NotYours;
        }

        proposal.State = ProposalState.Withdrawn;
        return ErrorReason.Unspecified;
    }

    private ErrorReason Contest(CaseAct act)
    {
        var proposal = _proposals[act.Proposal];
        if (proposal.Maker == act.Country)
        {
            return ErrorReason.StateNotFit;
        }

        if (!proposal.Signed.Remove(act.Country) && proposal.State == ProposalState.Contested)
        {
            return ErrorReason.AlreadyExists;
        }

        proposal.State = ProposalState.Contested;
        return ErrorReason.Unspecified;
    }

    private ErrorReason Accept(CaseAct act)
    {
        var proposal = _proposals[act.Proposal];
        if (!proposal.Signed.Add(act.Country))
        {
            return ErrorReason.AlreadyExists;
        }

        if (proposal.Signed.Count == 2)
        {
            (IsOpen, Standing, HasLapsed) = (false, act.Proposal, false);
            CloseAll();
            proposal.State = ProposalState.Settled;
        }

        return ErrorReason.Unspecified;
    }

    private ErrorReason Lapse()
    {
        if (IsOpen)
        {
            (IsOpen, HasLapsed) = (false, true);
            CloseAll();
        }

        return ErrorReason.Unspecified;
    }

    private ErrorReason Reopen()
    {
        if (IsOpen)
        {
            return ErrorReason.StateNotFit;
        }

        (IsOpen, HasLapsed) = (true, false);
        return ErrorReason.Unspecified;
    }

    private void CloseAll()
    {
        foreach (var proposal in _proposals.Where(proposal => proposal.IsLive))
        {
            proposal.State = ProposalState.Closed;
        }
    }
}
