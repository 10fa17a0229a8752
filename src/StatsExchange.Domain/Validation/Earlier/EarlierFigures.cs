// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Validation.Series;

namespace StatsExchange.Domain.Validation.Earlier;

/// <summary>What one period of a submission is held against.</summary>
/// <param name="Stored">The slice of the same period as the office has it; null where there is none.</param>
/// <param name="Before">Up to three earlier periods, the nearest first: as sent in the same submission, else as stored.</param>
/// <param name="Replaces">The submission replaces the period, so that what it does not send is gone.</param>
/// <param name="Other">For RETURN the office's FLOW of the same period, for FLOW its RETURN; null where there is none.</param>
public sealed record EarlierFigures(Slice? Stored, ImmutableArray<Slice> Before, bool Replaces, Slice? Other)
{
    /// <summary>The number of earlier periods looked at.</summary>
    public const int MostBefore = 3;

    /// <summary>What slips of the unit in the file mean for rows of the period.</summary>
    public IReadOnlyDictionary<int, Slip> Slips { get; init; } = ImmutableDictionary<int, Slip>.Empty;
}
