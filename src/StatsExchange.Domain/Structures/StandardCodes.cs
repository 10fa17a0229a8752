// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Structures;

/// <summary>The codes that every code list of a dimension has.</summary>
public static class StandardCodes
{
    /// <summary>All classes together.</summary>
    public const string Total = "_T";

    /// <summary>All partners but the reporter itself; a code of COUNTERPART_AREA only.</summary>
    public const string AllButReporter = "_X";

    /// <summary>The class is not known.</summary>
    public const string Unknown = "_U";

    /// <summary>The dimension does not apply.</summary>
    public const string NotApplicable = "_Z";

    /// <summary>A class that the list does not have.</summary>
    public const string Other = "_O";

    /// <summary>
    /// Whether a code names a class of people: neither the total nor a residual such as unknown, other, not applicable or no response,
    /// which SDMX code lists begin with an underscore.
    /// </summary>
    public static bool IsClass(string code) => !code.StartsWith('_');

    /// <summary>Whether a code stands for those who are in no class, and belong to the total.</summary>
    public static bool IsResidual(string code) => !IsClass(code) && code != Total;

    /// <summary>The four codes with their names.</summary>
    public static ImmutableArray<Code> All { get; } =
    [
        new(Total, "Total"),
        new(Unknown, "Unknown"),
        new(NotApplicable, "Not applicable"),
        new(Other, "Other"),
    ];

    /// <summary>The codes followed by those of the four that they lack.</summary>
    public static ImmutableArray<Code> AddTo(IEnumerable<Code> codes)
    {
        ImmutableArray<Code> given = [.. codes];
        return [.. given, .. All.Where(standard => given.All(code => code.Id != standard.Id))];
    }
}
