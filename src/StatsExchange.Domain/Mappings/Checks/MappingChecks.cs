// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings.Checks;

/// <summary>Everything that is wrong with a mapping, at once: one check per concern, each problem with its field path.</summary>
public static class MappingChecks
{
    private static readonly ImmutableArray<Func<OfficeMapping, IEnumerable<MappingProblem>>> All =
        [ColumnCheck.Of, TargetCheck.Of, CodeCheck.Of, NumberCheck.Of, EmptyCellCheck.Of, RowRuleCheck.Of];

    /// <summary>The problems in the order of the checks; empty where the mapping is sound.</summary>
    public static ImmutableArray<MappingProblem> Of(OfficeMapping mapping) => [.. All.SelectMany(check => check(mapping))];
}
