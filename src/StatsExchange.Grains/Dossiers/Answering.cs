// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>A proposal that answers another is a counter-proposal to it.</summary>
internal static class Answering
{
    /// <exception cref="RefusedException">There is no such proposal in the case, it can no longer be accepted, or it is the own one.</exception>
    public static void Check(Case @case, string answers, Caller caller)
    {
        if (answers.Length == 0)
        {
            return;
        }

        var answered = @case.Proposals.FirstOrDefault(proposal => proposal.Id == answers)
            ?? throw RefusedException.NotFound($"proposal '{answers}' in case {@case.Id} to answer");
        CaseRules.RequireAcceptable(answered);
        CaseRules.RequireMadeByPartnerOf(answered, caller.Party, "A counter-proposal answers one of the partner's; to replace an own one, withdraw it.");
    }
}
