// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>The corridors of the region in another period than the one that is reconciled.</summary>
/// <param name="Period">The period, for example 2014.</param>
/// <param name="Figures">In order of origin, then destination, as in <see cref="ReconciliationInput.Figures"/>.</param>
public sealed record PeriodFigures(string Period, ImmutableArray<CorridorFigure> Figures);
