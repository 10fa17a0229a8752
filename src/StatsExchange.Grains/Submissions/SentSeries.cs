// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Sheets;
using Submission = StatsExchange.Domain.Observations.Submission;

namespace StatsExchange.Grains.Submissions;

/// <summary>The codes of the dimensions of series that a submission uses in one period, so that the country can tell which of its sheets hold for it.</summary>
/// <param name="Measures">MEASURE.</param>
/// <param name="Bases">BASIS; none where the structure does not have it, and so for the next.</param>
/// <param name="Citizens">CITIZENS.</param>
/// <param name="Sources">SOURCE.</param>
/// <param name="Counterparts">COUNTERPART_AREA.</param>
/// <param name="Period">TIME_PERIOD.</param>
[GenerateSerializer, Immutable, Alias("sx.SentSeries")]
public sealed record SentSeries(
    [property: Id(0)] ImmutableArray<string> Measures,
    [property: Id(1)] ImmutableArray<string> Bases,
    [property: Id(2)] ImmutableArray<string> Citizens,
    [property: Id(3)] ImmutableArray<string> Sources,
    [property: Id(4)] ImmutableArray<string> Counterparts,
    [property: Id(5)] string Period)
{
    /// <summary>The codes of a submission, deletions included.</summary>
    public static ImmutableArray<SentSeries> Of(Submission submission) => [.. submission.Slices.Select(slice => Of(slice.Observations))];

    /// <summary>Whether a sheet holds for any combination of the codes sent.</summary>
    public bool IsOf(SeriesKey series) =>
        Has(Measures, series.Measure)
        && Has(Bases, series.Basis)
        && Has(Citizens, series.Citizens)
        && Has(Sources, series.Source)
        && Has(Counterparts, series.Counterpart)
        && series.Periods.Contains(Domain.Period.Parse(Period));

    private static bool Has(ImmutableArray<string> sent, string code) => code.Length == 0 || sent.Contains(code);

    private static SentSeries Of(Slice slice) => new(
        CodesOf(slice, "MEASURE"),
        CodesOf(slice, "BASIS"),
        CodesOf(slice, "CITIZENS"),
        CodesOf(slice, "SOURCE"),
        CodesOf(slice, "COUNTERPART_AREA"),
        slice.Period);

    private static ImmutableArray<string> CodesOf(Slice slice, string dimension)
    {
        var position = slice.Structure.SlicePositionOf(dimension);
        return position < 0 ? [] : slice.Columns[position].Codes;
    }
}
