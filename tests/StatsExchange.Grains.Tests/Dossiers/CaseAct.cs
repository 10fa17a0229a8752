// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>Something an office, or time, does to a case.</summary>
/// <param name="Kind">What.</param>
/// <param name="Country">Which office.</param>
/// <param name="Proposal">Number of the proposal it is about, from 0.</param>
internal sealed record CaseAct(CaseActKind Kind, string Country, int Proposal);
