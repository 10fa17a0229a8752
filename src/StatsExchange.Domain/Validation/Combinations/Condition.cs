// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation.Combinations;

/// <summary>What the code of a dimension must be for a combination to be there.</summary>
/// <param name="Dimension">Id of the dimension; a structure without it does not have the combination.</param>
/// <param name="Holds">Whether a code is one of those meant, given the reporter (alpha-3).</param>
internal sealed record Condition(string Dimension, Func<string, string, bool> Holds)
{
    /// <summary>One of some codes.</summary>
    public static Condition Is(string dimension, params string[] codes) => new(dimension, (code, _) => codes.Contains(code));

    /// <summary>A class that is stated: not _T, _U, _O, _N or _Z.</summary>
    public static Condition IsStated(string dimension) => new(dimension, (code, _) => code[0] != '_');
}
