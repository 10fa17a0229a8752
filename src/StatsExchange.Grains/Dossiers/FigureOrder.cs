// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation.Detail;
using StatsExchange.V1;

namespace StatsExchange.Grains.Dossiers;

/// <summary>The order figures are stated in: by period, totals before what they are divided into.</summary>
internal static class FigureOrder
{
    public static IEnumerable<ProposedFigure> Of(IEnumerable<DetailFigure> figures) => figures
        .OrderBy(figure => figure.Period, StringComparer.Ordinal)
        .ThenBy(figure => figure.Classes.Count)
        .ThenBy(figure => string.Join(' ', figure.Classes.Select(pair => $"{pair.Key}={pair.Value}")), StringComparer.Ordinal)
        .Select(figure => new ProposedFigure { TimePeriod = figure.Period, Value = figure.Value, Dimensions = { figure.Classes } });
}
