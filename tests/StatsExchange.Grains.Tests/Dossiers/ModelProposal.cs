// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>A proposal of the model: who made it, who signed it, and how far it is.</summary>
internal sealed class ModelProposal(string maker)
{
    public string Maker => maker;

    public HashSet<string> Signed { get; } = [];

    public ProposalState State { get; set; } = ProposalState.Open;

    public bool IsLive => State is ProposalState.Open or ProposalState.Contested;
}
