// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
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

    public static void Contest(Proposal proposal, string reason, string actor, Timestamp time)
    {
        proposal.State = ProposalState.Contested;
        proposal.Contest = new Contest { Reason = reason, ContestedBy = actor, Time = time };
    }
}
