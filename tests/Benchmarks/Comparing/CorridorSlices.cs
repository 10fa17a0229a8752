// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Benchmarks.Comparing;

/// <summary>What both ends of one corridor report of one year by five classifications at once, the same for the same number of cells.</summary>
internal sealed class CorridorSlices
{
    private const string Period = "2020";

    private static readonly Structure Flow = StructureCatalogue.Flow;
    private static readonly ImmutableArray<string> SingleYears = Codes(Enumerable.Range(0, 99).Select(age => $"Y{age}").Append("Y_GE99"));
    private static readonly ImmutableArray<string> FiveYears =
        Codes(Enumerable.Range(0, 19).Select(group => $"Y{5 * group}T{(5 * group) + 4}").Append("Y95T98").Append("Y_GE99"));

    private static readonly ImmutableArray<string> Educations = [.. Enumerable.Range(0, 9).Select(level => string.Create(CultureInfo.InvariantCulture, $"ED{level}")), "_U"];

    private static readonly ImmutableArray<string> Reasons = ["FAM", "HUM", "OTH", "SET", "STU", "WRK", "_O", "_T", "_U", "_Z"];

    private CorridorSlices(Slice origin, Slice destination)
    {
        Origin = origin;
        Destination = destination;
    }

    public static MirrorPair Pair => Flow.MirrorPairs[0];

    public static Corridor Corridor { get; } = new(CountryCode.Parse("PHL"), CountryCode.Parse("SAU"));

    public Slice Origin { get; }

    public Slice Destination { get; }

    /// <summary>Both ends with the same classes.</summary>
    public static CorridorSlices Matching(int cells) =>
        new(Slice("PHL", "SAU", "EMI", SingleYears, cells, seed: 1), Slice("SAU", "PHL", "IMM", SingleYears, cells, seed: 2));

    /// <summary>The origin by single years of age, the destination by groups of five.</summary>
    public static CorridorSlices Finer(int cells) =>
        new(Slice("PHL", "SAU", "EMI", SingleYears, cells, seed: 1), Slice("SAU", "PHL", "IMM", FiveYears, cells * FiveYears.Length / SingleYears.Length, seed: 2));

    /// <summary>What a country reports of its departures to many others: for each of them women and men by age, then by education, reason and occupation.</summary>
    public static Slice Departures(string owner, ImmutableArray<string> partners, int cells) => Country(owner, partners, "EMI", cells);

    /// <summary>What a country reports of its arrivals, in the same classes.</summary>
    public static Slice Arrivals(string owner, ImmutableArray<string> partners, int cells) => Country(owner, partners, "IMM", cells);

    private static Slice Country(string owner, ImmutableArray<string> partners, string measure, int cells)
    {
        var perPartner = cells / partners.Length;
        var ages = SingleYears[..50];
        var educations = Math.Clamp(perPartner / (2 * ages.Length), 1, Educations.Length);
        var reasons = Math.Clamp(perPartner / (2 * ages.Length * educations), 1, Reasons.Length / 2);
        return Product(owner, partners, measure, ages, educations, Math.Max(1, perPartner / (2 * ages.Length * educations * reasons)), reasons, seed: 3);
    }

    /// <summary>Cells are women and men by age and education, then by as many occupations and reasons as that takes.</summary>
    private static Slice Slice(string owner, string partner, string measure, ImmutableArray<string> ages, int cells, int seed)
    {
        var sexAgeEducation = 2 * ages.Length * Educations.Length;
        var occupations = Math.Min(50, Math.Max(1, cells / sexAgeEducation));
        return Product(owner, [partner], measure, ages, Educations.Length, occupations, Math.Max(1, cells / (sexAgeEducation * occupations)), seed);
    }

    private static Slice Product(
        string owner, ImmutableArray<string> partners, string measure, ImmutableArray<string> ages, int educations, int occupations, int reasons, int seed)
    {
        var codes = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal)
        {
            ["COUNTERPART_AREA"] = partners,
            ["MEASURE"] = [measure],
            ["BASIS"] = ["RES"],
            ["MIN_STAY"] = ["12"],
            ["REASON"] = Reasons[..reasons],
            ["SEX"] = Codes(["F", "M"]),
            ["AGE"] = ages,
            ["EDUCATION"] = Educations[..educations],
            ["OCCUPATION"] = occupations == 1 ? ["_T"] : [.. Flow.FindDimension("OCCUPATION")!.Codes.Listed.Select(code => code.Id).Where(id => id.Length == 6).Order(StringComparer.Ordinal).Take(occupations)],
        };
        return Product(owner, [.. Flow.SliceDimensions.Select(d => codes.GetValueOrDefault(d.Id, [d.Default ?? ""]))], seed);
    }

    private static Slice Product(string owner, ImmutableArray<ImmutableArray<string>> codes, int seed)
    {
        var count = codes.Aggregate(1, (product, column) => product * column.Length);
        var random = new Random(seed);
        var values = new double[count];
        foreach (ref var value in values.AsSpan())
        {
            value = random.Next(1, 100_000);
        }

        var stride = count;
        var columns = ImmutableArray.CreateBuilder<CodeColumn>(codes.Length);
        foreach (var column in codes)
        {
            stride /= column.Length;
            var indices = new int[count];
            for (var row = 0; row < count; row++)
            {
                indices[row] = row / stride % column.Length;
            }

            columns.Add(new CodeColumn(column, indices));
        }

        return new Slice(Flow, owner, Period, columns.DrainToImmutable(), values, []);
    }

    private static ImmutableArray<string> Codes(IEnumerable<string> codes) => [.. codes.Order(StringComparer.Ordinal)];

    private static ImmutableArray<string> Codes(IEnumerable<FormattableString> codes) =>
        Codes(codes.Select(code => code.ToString(CultureInfo.InvariantCulture)));
}
