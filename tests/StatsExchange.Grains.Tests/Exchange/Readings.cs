// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Exchange;

/// <summary>Reads what is stored.</summary>
internal static class Readings
{
    /// <summary>The cells of a flow slice in key order, with the vintage of each; nothing where there is no such slice.</summary>
    public static async Task<List<Cell>> CellsAsync(this TestExchange exchange, string country, string period, long? asOf = null, Caller? caller = null)
    {
        var request = new ReadingRequest("FLOW", period, period, Use.Compare, AsOfSeq: asOf);
        var reading = await TestExchange.As(caller ?? TestCallers.Analyst(country), () => exchange.Grains.GetGrain<ICountryGrain>(country).ReadAsync(request));
        var cells = new List<Cell>();
        foreach (var reference in reading.Slices)
        {
            var readable = await exchange.Get<SliceReader>().LoadAsync(reading, reference, CancellationToken.None);
            cells.AddRange(Enumerable.Range(0, readable.Slice.Count).Select(row => CellAt(readable, row)));
        }

        return cells;
    }

    public static string CodeAt(this Slice slice, string dimension, int row) => slice.Columns[slice.Structure.SlicePositionOf(dimension)][row];

    private static Cell CellAt(ReadableSlice readable, int row) => new(
        readable.Slice.CodeAt("MEASURE", row),
        readable.Slice.CodeAt("COUNTERPART_AREA", row),
        readable.Slice.CodeAt("SEX", row),
        readable.Slice.ValueAt(row),
        readable.Slice.AttributeAt("CONF_STATUS", row),
        readable.SetAt[row]);
}
