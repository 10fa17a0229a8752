// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Contracts.Snapshots;

/// <summary>
/// Writes slices of CONSOLIDATED as SDMX-CSV 2.0: STRUCTURE, STRUCTURE_ID, ACTION, dimensions, OBS_VALUE, attributes in structure
/// order; RFC 4180 with CRLF; ACTION always I; UTF-8 without byte order mark. A missing value is an empty field, which is not 0.
/// </summary>
public sealed class SdmxCsvWriter
{
    private const string LineEnd = "\r\n";
    private readonly Structure _structure = StructureCatalogue.Consolidated;
    private readonly string _start;

    /// <summary>Writes for the dataflow SX:CONSOLIDATED(1.0).</summary>
    public SdmxCsvWriter() => _start = $"dataflow,{Structure.Agency}:{_structure.Id}({Structure.Version}),I";

    /// <summary>The header line.</summary>
    public byte[] Header()
    {
        string[] names =
        [
            "STRUCTURE", "STRUCTURE_ID", "ACTION",
            .. _structure.Dimensions.Select(d => d.Id),
            "OBS_VALUE",
            .. _structure.Attributes.Select(a => a.Id),
        ];
        return Encoding.UTF8.GetBytes(string.Join(',', names) + LineEnd);
    }

    /// <summary>The lines of one slice or block, in its order.</summary>
    /// <exception cref="ArgumentException">It is not CONSOLIDATED.</exception>
    public byte[] Lines(Slice slice)
    {
        if (slice.Structure.Id != _structure.Id)
        {
            throw new ArgumentException($"Expected figures of {_structure}, not of {slice.Structure}.", nameof(slice));
        }

        var text = new StringBuilder();
        var attributes = _structure.Attributes.Select(a => slice.Attributes.FirstOrDefault(c => c.Id == a.Id)).ToArray();
        var codes = slice.Columns.Select(column => column.Codes.Select(Quoted).ToArray()).ToArray();
        var period = Quoted(slice.Period);
        for (var row = 0; row < slice.Count; row++)
        {
            text.Append(_start);
            for (var i = 0; i < codes.Length; i++)
            {
                text.Append(',').Append(codes[i][slice.Columns[i].Indices[row]]);
            }

            text.Append(',').Append(period).Append(',');
            text.Append(slice.ValueAt(row)?.ToString("R", CultureInfo.InvariantCulture));
            foreach (var attribute in attributes)
            {
                text.Append(',').Append(Quoted(attribute?[row]));
            }

            text.Append(LineEnd);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Quoted(string? field) =>
        field is null ? "" : field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
