// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>What of a case is told to whom.</summary>
internal static class CaseExtensions
{
    /// <summary>The proposal both signed.</summary>
    public static Proposal Agreed(this Case @case) => @case.Proposals.First(proposal => proposal.Id == @case.AgreedProposal);

    /// <summary>The case with the proposal both signed and no other.</summary>
    public static Case OnlyAgreed(this Case @case)
    {
        var told = @case.Clone();
        told.Proposals.Clear();
        told.Proposals.Add(@case.Agreed().Clone());
        return told;
    }
}
