// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Tests.Exchange;

/// <summary>Data files that are part of the tests.</summary>
internal static class TestData
{
    /// <summary>The rows of a plain CSV file, each by column.</summary>
    public static List<Dictionary<string, string>> Rows(string file)
    {
        using var reader = new StreamReader(typeof(TestData).Assembly.GetManifestResourceStream(file)!);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Trim('\r').Split(',').Select(field => field.Trim('"')).ToArray()).ToList();
        return [.. lines.Skip(1).Select(line => lines[0].Zip(line).ToDictionary(field => field.First, field => field.Second))];
    }

    /// <summary>The flows of the sample by the country that reports them.</summary>
    public static Dictionary<string, List<V1.Observation>> FlowsOf(string period) => Rows("flows_europe27.csv")
        .Where(row => row["TIME_PERIOD"] == period)
        .GroupBy(row => row["REF_AREA"])
        .ToDictionary(
            country => country.Key,
            country => country.Select(row => Figures.Flow(row["MEASURE"], row["COUNTERPART_AREA"], period, double.Parse(row["OBS_VALUE"], System.Globalization.CultureInfo.InvariantCulture)).With("MIN_STAY", row["MIN_STAY"])).ToList());
}
