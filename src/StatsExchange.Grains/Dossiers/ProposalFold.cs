// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Callers;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>What an entry makes of a proposal.</summary>
internal static class ProposalFold
{
    /// <summary>The proposal as it stands once it is made. Those from before there were other outcomes name none.</summary>
    public static Proposal Made(Proposal recorded)
    {
        var made = recorded.Clone();
        made.State = ProposalState.Open;
        made.Outcome = recorded.Outcome == Outcome.Unspecified ? Outcome.AgreedFigure : recorded.Outcome;
        return made;
    }

    public static void Contest(Proposal proposal, ProposalContested contested, string actor, Timestamp time)
    {
        proposal.State = ProposalState.Contested;
        proposal.Contest = new Contest { Reason = contested.Reason, ContestedBy = actor, Time = time };
        if (contested.TakesSignatureBack && proposal.Signatures.FirstOrDefault(signature => signature.Party == Caller.PartyOf(actor)) is { } signed)
        {
            proposal.Signatures.Remove(signed);
        }
    }
}
