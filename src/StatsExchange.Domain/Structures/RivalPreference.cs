// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>One step of what a mirror pair prefers where several observations of a side fall on one projected key.</summary>
/// <param name="Kind">What is preferred.</param>
/// <param name="Dimension">The dropped dimension it is about; empty where it is about values.</param>
/// <param name="Months">The months that the nearest is nearest to; 0 where none are meant.</param>
public sealed record RivalPreference(RivalPreferenceKind Kind, string Dimension = "", int Months = 0)
{
    /// <summary>The least stay that a migrant of the UN recommendations of 1998 stays, in months.</summary>
    private const int LongTerm = 12;

    /// <summary>
    /// The reference source of the office; observations with a value, or one that is withheld, before missing ones; the minimum stay
    /// nearest to 12 months.
    /// </summary>
    public static ImmutableArray<RivalPreference> Standard { get; } =
    [
        new(RivalPreferenceKind.ReferenceSource, "SOURCE"),
        new(RivalPreferenceKind.Reported),
        new(RivalPreferenceKind.NearestMonths, "MIN_STAY", LongTerm),
    ];
}
