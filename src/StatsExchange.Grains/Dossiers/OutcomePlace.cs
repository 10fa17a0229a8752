// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Lists;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Where a list of outcomes goes on: behind a case.</summary>
internal readonly record struct OutcomePlace(string Dossier, int Number)
{
    /// <summary>Behind the last one shown.</summary>
    public static OutcomePlace Of(CaseOutcome shown) => new(CaseFold.DossierOf(shown.Case), NumberOf(shown.Case));

    /// <exception cref="RefusedException">The token names no case.</exception>
    public static OutcomePlace Read(ListOutcomesRequest request)
    {
        if (PageToken.Read(request.Region, request.PageToken) is not { } last)
        {
            return new("", 0);
        }

        // The check of a token finds mistakes, not forgers.
        return int.TryParse(TextOf(last), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? new(CaseFold.DossierOf(last), number)
            : throw RefusedException.Field("page_token", "expected the next_page_token of an answer to the same request");
    }

    public string Write(ListOutcomesRequest request) => PageToken.Write(request.Region, $"{Dossier}.{Number}");

    /// <summary>Whether a dossier is the one of this place, or comes after it.</summary>
    public bool IsBehind(string dossier) => string.CompareOrdinal(dossier, Dossier) >= 0;

    /// <summary>Whether an outcome comes after this place.</summary>
    public bool IsBehind(string dossier, CaseOutcome outcome) => dossier != Dossier || NumberOf(outcome.Case) > Number;

    private static int NumberOf(string @case) => int.Parse(TextOf(@case), NumberStyles.None, CultureInfo.InvariantCulture);

    private static ReadOnlySpan<char> TextOf(string @case) => @case.AsSpan(@case.LastIndexOf('.') + 1);
}
