// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures.Declarations;

/// <summary>One side of a mirror pair as it is written down.</summary>
/// <param name="Structure">The structure reported.</param>
/// <param name="Hold">Dimensions held at one code, by id.</param>
/// <param name="Drop">Dimensions not compared.</param>
internal sealed record SideDeclaration(string Structure, Dictionary<string, string> Hold, string[] Drop)
{
    /// <summary>Codes renamed before matching: dimension id, then code as reported to code as compared.</summary>
    public Dictionary<string, Dictionary<string, string>> Rename { get; init; } = [];
}
