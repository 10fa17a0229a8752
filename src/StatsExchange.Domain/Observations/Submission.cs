// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;

namespace StatsExchange.Domain.Observations;

/// <summary>What an office sent in one go, checked and put in canonical order.</summary>
/// <param name="Structure">The structure of the observations.</param>
/// <param name="Reporter">The reporting country.</param>
/// <param name="Count">The number of observations sent.</param>
/// <param name="Slices">One per period, ascending; empty where the submission is refused.</param>
/// <param name="Report">What the rules found.</param>
public sealed record Submission(
    Structure Structure,
    CountryCode Reporter,
    int Count,
    ImmutableArray<SubmittedSlice> Slices,
    ValidationReport Report)
{
    /// <summary>
    /// The slices also where rules refuse whose severity an office decides on, so that a retry of what was recorded before the decision is
    /// known again; empty where a fixed rule refuses.
    /// </summary>
    public ImmutableArray<SubmittedSlice> Sent { get; init; } = [];
}
