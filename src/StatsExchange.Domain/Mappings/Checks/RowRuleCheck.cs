// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings.Checks;

/// <summary>Rules about rows look at a column of the table and say something.</summary>
internal static class RowRuleCheck
{
    public static IEnumerable<MappingProblem> Of(OfficeMapping mapping) =>
        [.. Of(mapping.LeaveOut, "leave_out"), .. Of(mapping.TakeOnly, "take_only")];

    private static IEnumerable<MappingProblem> Of(ImmutableArray<RowRule> rules, string field)
    {
        for (var i = 0; i < rules.Length; i++)
        {
            if (TableText.Fold(rules[i].Column).Length == 0)
            {
                yield return new MappingProblem($"{field}[{i}].column", "the name of a column");
            }

            if (rules[i].Equal.IsEmpty && rules[i].BeginsWith.IsEmpty && !rules[i].Empty)
            {
                yield return new MappingProblem($"{field}[{i}]", "equal, begins_with or empty");
            }

            if (rules[i].BeginsWith.Any(text => TableText.Fold(text).Length == 0))
            {
                yield return new MappingProblem($"{field}[{i}].begins_with", "texts that are not empty; use empty for those that are");
            }
        }
    }
}
