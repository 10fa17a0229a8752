// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings;

/// <summary>How the numbers of a table are written.</summary>
/// <param name="Thousands">Between groups of digits: one of , . ' or a space; empty for none.</param>
/// <param name="Decimal">Before decimals: a point or a comma.</param>
/// <param name="IndianGroups">Groups are 12,34,567 and not 1,234,567.</param>
public sealed record NumberForm(string Thousands, string Decimal, bool IndianGroups)
{
    /// <summary>A decimal point and nothing between digits.</summary>
    public static NumberForm Plain { get; } = new("", ".", false);

    /// <summary>What a number looks like, for an error message.</summary>
    public string Expectation => Thousands.Length == 0
        ? $"a number such as 1234{Decimal}5"
        : $"a number such as {(IndianGroups ? $"12{Thousands}34{Thousands}567" : $"1{Thousands}234{Thousands}567")}{Decimal}5";
}
