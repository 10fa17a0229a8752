// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Tests.Reconciliation;

/// <summary>The reported flows between 27 European countries, 2010 to 2017; an empty value was not reported.</summary>
internal static class EuropeanFlows
{
    private static readonly string[][] Rows = [.. TestData.ReadRows("Reconciliation", "mirror_flows_europe_2010_2017.csv")];

    public static IEnumerable<int> Years => Rows.Select(r => int.Parse(r[0], CultureInfo.InvariantCulture)).Distinct().Order();

    public static ReconciliationInput Of(int year)
    {
        var rows = Rows.Where(r => r[0] == year.ToString(CultureInfo.InvariantCulture)).ToArray();
        return new ReconciliationInput(
            rows.SelectMany(r => r[1..3]),
            rows.Select(r => new CorridorFigure(r[1], r[2], Value(r[3]), Value(r[4]))
            {
                OriginQuality = new ReportQuality(Class(r[5]), Class(r[6])),
                DestinationQuality = new ReportQuality(Class(r[7]), Class(r[8])),
            }));
    }

    private static QualityClass? Class(string text) => text.Length == 0 ? null : Enum.Parse<QualityClass>(text, ignoreCase: true);

    private static double? Value(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
