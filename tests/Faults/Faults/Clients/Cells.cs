// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Faults.Clients;

/// <summary>The cells of the checks as observations of emigration: one counterpart each, one period.</summary>
internal static class Cells
{
    public const string Structure = "FLOW";
    public const string Period = "2015";
    private const string CounterpartArea = "COUNTERPART_AREA";

    // Countries that no history is of.
    private static readonly string[] Counterparts = ["DNK", "FIN", "NOR", "SWE", "ISL", "DEU"];

    public static int Count => Counterparts.Length;

    public static Observation ToObservation(int cell, long figure)
    {
        Observation observation = new() { Value = figure };
        observation.Dimensions.Add(CounterpartArea, Counterparts[cell]);
        observation.Dimensions.Add("MEASURE", "EMI");
        observation.Dimensions.Add("BASIS", "RES");
        observation.Dimensions.Add("MIN_STAY", "12");
        observation.Dimensions.Add("TIME_PERIOD", Period);
        return observation;
    }

    public static void Read(ObservationBlock block, Dictionary<int, long> cells)
    {
        var column = block.Dimensions.Single(one => one.Id == CounterpartArea);
        for (var row = 0; row < block.Count; row++)
        {
            var cell = Array.IndexOf(Counterparts, column.Codes[column.Indices.Span[row]]);
            cells[cell] = checked((long)BitConverter.ToDouble(block.Values.Span[(row * sizeof(double))..]));
        }
    }
}
