// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Sheets;

/// <summary>Which figures of an office a sheet holds for. An empty text stands for all, but for BASIS, which RETURN does not have.</summary>
/// <param name="Structure">STOCK, FLOW or RETURN.</param>
/// <param name="Measure">MEASURE.</param>
/// <param name="Basis">BASIS; empty for a structure without it.</param>
/// <param name="Citizens">CITIZENS; empty for all.</param>
/// <param name="Source">SOURCE.</param>
/// <param name="Counterpart">COUNTERPART_AREA; empty for all.</param>
/// <param name="Periods">The periods, both ends included; an end may be open.</param>
public sealed record SeriesKey(
    string Structure, string Measure, string Basis, string Citizens, string Source, string Counterpart, PeriodRange Periods)
{
    /// <summary>The name of the sheet, for example FLOW/EMI.RES..REG./2010/2017.</summary>
    public string Id => $"{Structure}/{Measure}.{Basis}.{Citizens}.{Source}.{Counterpart}/{Periods.From?.ToString()}/{Periods.To?.ToString()}";

    /// <summary>Whether the sheet holds for a figure.</summary>
    public bool Covers(SeriesPoint figure) =>
        Structure == figure.Structure
        && Measure == figure.Measure
        && Basis == figure.Basis
        && Source == figure.Source
        && (Citizens.Length == 0 || Citizens == figure.Citizens)
        && (Counterpart.Length == 0 || Counterpart == figure.Counterpart)
        && Periods.Contains(figure.Period);

    /// <summary>Whether a figure could be covered by both, and neither came before the other.</summary>
    public bool CollidesWith(SeriesKey other) => this with { Periods = other.Periods } == other && Periods.Overlaps(other.Periods);
}
