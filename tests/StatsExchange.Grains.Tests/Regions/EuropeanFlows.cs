// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Regions;

/// <summary>The sample flows of the 27 countries of EUROPE27, by reporter.</summary>
internal static class EuropeanFlows
{
    public static ILookup<string, Observation> ByReporter()
    {
        using var reader = new StreamReader(typeof(EuropeanFlows).Assembly.GetManifestResourceStream("flows_europe27.csv")!);
        var header = reader.ReadLine()!.Split(',');
        var rows = new List<(string Reporter, Observation Row)>();
        while (reader.ReadLine() is { } line)
        {
            var fields = header.Zip(line.Split(',')).ToDictionary(field => field.First, field => field.Second);
            var row = new Observation();
            foreach (var (id, code) in fields.Where(field => field.Key is not ("STRUCTURE" or "REF_AREA" or "OBS_VALUE")))
            {
                row.Dimensions[id] = code;
            }

            if (fields["OBS_VALUE"].Length > 0)
            {
                row.Value = double.Parse(fields["OBS_VALUE"], System.Globalization.CultureInfo.InvariantCulture);
            }

            rows.Add((fields["REF_AREA"], row));
        }

        return rows.ToLookup(row => row.Reporter, row => row.Row);
    }
}
