// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Contracts.Snapshots;

/// <summary>
/// Writes slices as SDMX-CSV 2.0: STRUCTURE, STRUCTURE_ID, ACTION, dimensions, OBS_VALUE, attributes in structure order; RFC 4180 with
/// CRLF; ACTION always I; UTF-8 without byte order mark. A missing value is an empty field, which is not 0. A value stands in the unit of
/// UNIT_MULT where its row carries it.
/// </summary>
public sealed class SdmxCsvWriter
{
    private const string LineEnd = "\r\n";
    private readonly Structure _structure;
    private readonly string _start;

    /// <summary>Writes for the dataflow SX:CONSOLIDATED(1.0).</summary>
    public SdmxCsvWriter()
        : this(StructureCatalogue.Consolidated)
    {
    }

    /// <summary>Writes for the dataflow of a structure.</summary>
    public SdmxCsvWriter(Structure structure)
    {
        _structure = structure;
        _start = $"dataflow,{Structure.Agency}:{_structure.Id}({Structure.Version}),I";
    }

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
    /// <exception cref="ArgumentException">It is of another structure.</exception>
    /// <exception cref="FormatException">A value has more digits than can be written in the unit its UNIT_MULT names.</exception>
    public byte[] Lines(Slice slice)
    {
        if (slice.Structure.Id != _structure.Id)
        {
            throw new ArgumentException($"Expected figures of {_structure}, not of {slice.Structure}.", nameof(slice));
        }

        var text = new StringBuilder();
        var attributes = _structure.Attributes.Select(a => slice.Attributes.FirstOrDefault(c => c.Id == a.Id)).ToArray();
        var multipliers = slice.Attributes.FirstOrDefault(column => column.Id == UnitMultiplier.Attribute);
        var columns = _structure.Dimensions.Select(dimension => ColumnOf(slice, dimension)).ToArray();
        for (var row = 0; row < slice.Count; row++)
        {
            text.Append(_start);
            foreach (var (codes, column) in columns)
            {
                text.Append(',').Append(codes[column?.Indices[row] ?? 0]);
            }

            text.Append(',').Append(ValueOf(slice, row, multipliers?[row]));
            foreach (var attribute in attributes)
            {
                text.Append(',').Append(Quoted(attribute?[row]));
            }

            text.Append(LineEnd);
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static (string[] Codes, CodeColumn? Column) ColumnOf(Slice slice, Dimension dimension)
    {
        var position = slice.Structure.SlicePositionOf(dimension.Id);
        return position < 0
            ? ([Quoted(dimension.Role == DimensionRole.Reporter ? slice.Owner : slice.Period)], null)
            : ([.. slice.Columns[position].Codes.Select(Quoted)], slice.Columns[position]);
    }

    private static string ValueOf(Slice slice, int row, string? multiplier)
    {
        if (slice.ValueAt(row) is not { } value)
        {
            return "";
        }

        var exponent = multiplier is null ? 0 : int.Parse(multiplier, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var written = exponent == 0 ? value : UnitMultiplier.Written(value, exponent)
            ?? throw new FormatException($"A value of {slice.Period} has too many digits to be written with UNIT_MULT {multiplier}.");
        return written.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Quoted(string? field) =>
        field is null ? "" : field.AsSpan().ContainsAny(",\"\r\n") ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
