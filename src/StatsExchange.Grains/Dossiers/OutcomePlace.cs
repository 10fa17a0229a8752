// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Grains.Lists;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Where a list of outcomes goes on: behind a case.</summary>
internal readonly record struct OutcomePlace(string Dossier, int Number)
{
    /// <summary>Behind the last one shown.</summary>
    public static OutcomePlace Of(CaseOutcome shown) => new(CaseFold.DossierOf(shown.Case), NumberOf(shown.Case));

    public static OutcomePlace Read(ListOutcomesRequest request) =>
        PageToken.Read(request.Region, request.PageToken) is { } last ? Of(new CaseOutcome { Case = last }) : new("", 0);

    public string Write(ListOutcomesRequest request) => PageToken.Write(request.Region, $"{Dossier}.{Number}");

    /// <summary>Whether a dossier is the one of this place, or comes after it.</summary>
    public bool IsBehind(string dossier) => string.CompareOrdinal(dossier, Dossier) >= 0;

    /// <summary>Whether an outcome comes after this place.</summary>
    public bool IsBehind(string dossier, CaseOutcome outcome) => dossier != Dossier || NumberOf(outcome.Case) > Number;

    private static int NumberOf(string @case) => int.Parse(@case.AsSpan(@case.LastIndexOf('.') + 1), NumberStyles.None, CultureInfo.InvariantCulture);
}
