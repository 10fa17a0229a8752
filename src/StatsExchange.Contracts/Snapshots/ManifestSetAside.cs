// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Snapshots;

/// <summary>Figures that were read but have no place in the snapshot.</summary>
/// <param name="Country">Whose figures; for an estimate who is the reason: an end of its corridor, or who reported the benchmark.</param>
/// <param name="Reason">
/// RIVAL: the office reports another figure for the same key, nearer to a minimum stay of 12 months or with a value. AMBIGUOUS: several
/// figures for the same key, and nothing says which to take. TRANSITION: CONSOLIDATED holds events. RETURNED_RESIDENTS: CONSOLIDATED holds
/// returns in a period. NO_AGREEMENT: an estimate, or why there is none, that rests on figures the country does not let be published. SUPERSEDED:
/// a later case agreed on the same figure.
/// </param>
/// <param name="Observations">How many.</param>
public sealed record ManifestSetAside(string Country, string Reason, long Observations);
