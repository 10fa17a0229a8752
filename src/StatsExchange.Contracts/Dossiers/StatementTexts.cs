// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.V1;

namespace StatsExchange.Contracts.Dossiers;

/// <summary>How values and codes are written in statements.</summary>
internal static class StatementTexts
{
    /// <summary>In shortest round-trip form.</summary>
    public static string Of(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    /// <exception cref="ArgumentOutOfRangeException">It is none of those that can be agreed.</exception>
    public static string Of(ReleaseClass releaseClass) => releaseClass switch
    {
        ReleaseClass.Unspecified or ReleaseClass.Parties => "PARTIES",
        ReleaseClass.Region => "REGION",
        ReleaseClass.Public => "PUBLIC",
        _ => throw new ArgumentOutOfRangeException(nameof(releaseClass), releaseClass, "A statement names known release classes only."),
    };

    /// <summary>The class of a figure as it stands in the name of a line: SEX=F, in ordinal order; empty for the total.</summary>
    /// <exception cref="FormatException">A dimension or code holds what could be read as another line.</exception>
    public static string Classes(ProposedFigure figure) => string.Concat(figure.Dimensions
        .OrderBy(pair => pair.Key, StringComparer.Ordinal)
        .Select(pair => $" {Code(pair.Key)}={Code(pair.Value)}"));

    private static string Code(string text) => text.Length > 0 && text.All(character => char.IsAsciiLetterOrDigit(character) || character is '_' or '-')
        ? text
        : throw new FormatException("A dimension or code in a statement is letters, digits, hyphens and underscores.");
}
