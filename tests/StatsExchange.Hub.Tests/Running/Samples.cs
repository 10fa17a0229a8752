// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using Google.Protobuf;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Running;

/// <summary>The sample files and worked numbers that stand inside this assembly: plain CSV without quoted commas, and sheets.</summary>
internal static class Samples
{
    private static readonly string[] Attributes = ["OBS_STATUS", "CONF_STATUS", "COMMENT"];

    /// <summary>The rows by column.</summary>
    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Rows(string file)
    {
        var lines = Text(file).Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(line => line[0] != '#').Select(Fields).ToList();
        return [.. lines.Skip(1).Select(fields => lines[0].Zip(fields).ToDictionary(pair => pair.First, pair => pair.Second))];
    }

    /// <summary>A row of long CSV as it is sent.</summary>
    public static Observation ObservationOf(IReadOnlyDictionary<string, string> row)
    {
        var observation = new Observation();
        foreach (var (column, text) in row.Where(field => field.Value.Length > 0 && field.Key is not ("STRUCTURE" or "REF_AREA")))
        {
            if (column == "OBS_VALUE")
            {
                observation.Value = double.Parse(text, CultureInfo.InvariantCulture);
            }
            else
            {
                (Attributes.Contains(column) ? observation.Attributes : observation.Dimensions).Add(column, text);
            }
        }

        return observation;
    }

    public static SeriesSheet Sheet(string file) => JsonParser.Default.Parse<SeriesSheet>(Text(file));

    private static string Text(string file)
    {
        using var reader = new StreamReader(typeof(Samples).Assembly.GetManifestResourceStream(file)!);
        return reader.ReadToEnd();
    }

    private static string[] Fields(string line) => [.. line.Split(',').Select(field => field.Trim('"', '\r'))];
}
