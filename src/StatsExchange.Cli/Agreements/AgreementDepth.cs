// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;
using DimensionRole = StatsExchange.Domain.Structures.DimensionRole;

namespace StatsExchange.Cli.Agreements;

/// <summary>How deep an agreement goes, as it is typed and as it is told.</summary>
internal static class AgreementDepth
{
    private const string TotalsOnly = "totals";

    public static Option<string[]> Option()
    {
        var option = new Option<string[]>("--depth")
        {
            Description = "What is opened beside totals: dimensions such as SEX and AGE whose classes are, or totals for none. Default: all classes of all dimensions.",
            HelpName = "DIMENSION",
            AllowMultipleArgumentsPerToken = true,
        };
        option.Validators.Add(result =>
        {
            var named = result.Tokens.Select(token => token.Value).ToList();
            if (named.Count > 1 && named.Contains(TotalsOnly))
            {
                result.AddError("--depth is either totals or dimensions.");
            }

            foreach (var unknown in named.Where(name => name != TotalsOnly && !Known.Contains(name.ToUpperInvariant())))
            {
                result.AddError($"'{unknown}' is neither totals nor a dimension with classes of people: {string.Join(", ", Known)}.");
            }
        });
        return option;
    }

    public static Depth? Of(string[]? typed) => typed switch
    {
        null or [] => null,
        [TotalsOnly] => new Depth(),
        _ => new Depth { Dimensions = { typed.Select(dimension => dimension.ToUpperInvariant()) } },
    };

    public static string InWords(Depth? depth) =>
        depth is null ? "all classes"
        : depth.Dimensions.Count == 0 ? "totals only"
        : $"totals, {string.Join(", ", depth.Dimensions)}";

    private static SortedSet<string> Known { get; } = new(
        StructureCatalogue.Declared.Submitted.SelectMany(structure => structure.Dimensions).Where(dimension => dimension.Role == DimensionRole.Additive).Select(dimension => dimension.Id),
        StringComparer.Ordinal);
}
