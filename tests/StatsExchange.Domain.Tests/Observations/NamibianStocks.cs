// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Tests.Observations;

/// <summary>The migrant stock of Namibia 2010 and 2015 as the United Nations publish it, with two totals of 2010 off by one.</summary>
internal static class NamibianStocks
{
    private static readonly Dictionary<string, string> None = [];

    public static IReadOnlyList<string[]> Rows { get; } = [.. TestData.ReadRows("Observations", "undesa_stock_namibia.csv")];

    public static Submission Submit() => Submit(Rows);

    public static Submission Submit(IEnumerable<string[]> rows)
    {
        var builder = new SubmissionBuilder(StructureCatalogue.Stock, CountryCode.Parse("NAM"));
        foreach (var row in rows)
        {
            KeyValuePair<string, string>[] dimensions =
            [
                new("TIME_PERIOD", row[0]), new("REF_AREA", row[1]), new("COUNTERPART_AREA", row[2]), new("SEX", row[3] == "T" ? "_T" : row[3]),
                new("MEASURE", "IMM"), new("BASIS", "CBX"),
            ];
            builder.Add(dimensions, double.Parse(row[4], CultureInfo.InvariantCulture), None);
        }

        return builder.Build();
    }
}
