// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Mappings;
using StatsExchange.Domain.Validation.Cells;
using StatsExchange.Domain.Validation.Codes;
using StatsExchange.Domain.Validation.Combinations;
using StatsExchange.Domain.Validation.Earlier;
using StatsExchange.Domain.Validation.Mirrors;
using StatsExchange.Domain.Validation.Sums;

namespace StatsExchange.Domain.Validation;

/// <summary>Every rule, family by family.</summary>
public static class RuleCatalogue
{
    /// <summary>All rules, by level.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        .. ReadingRules.All,
        .. MappingRules.All,
        .. CodeRules.All,
        .. CellRules.All,
        .. SumRules.All,
        .. Combination.All.Select(combination => combination.Rule),
        .. DurationRules.All,
        .. EarlierRules.All,
        .. MirrorRules.All,
    ];

    /// <summary>The rule of that id, or null.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);
}
