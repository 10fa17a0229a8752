// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Client.LongCsv;

/// <summary>
/// Writes stored observations as long CSV that can be submitted again and then changes nothing: UTF-8 without byte order mark, RFC 4180 with
/// line feeds, every dimension written out, values in shortest round-trip form and in the unit of UNIT_MULT where a row carries it. A missing
/// value is an empty field, which is not 0.
/// </summary>
public sealed class LongCsvWriter
{
    private const char LineEnd = '\n';
    private static readonly ImmutableArray<string> Always = ["OBS_STATUS", "CONF_STATUS", "COMMENT"];
    private readonly Structure _structure;
    private readonly ImmutableArray<int> _dimensions;
    private readonly ImmutableArray<string> _attributes;

    /// <summary>Writes one structure.</summary>
    /// <param name="structure">STOCK, FLOW or RETURN.</param>
    /// <param name="attributes">The attributes rows carry, in any order; OBS_STATUS, CONF_STATUS and COMMENT are columns in any case.</param>
    public LongCsvWriter(Structure structure, IEnumerable<string> attributes)
    {
        _structure = structure;
        var partner = structure.SlicePositionOf("COUNTERPART_AREA");
        _dimensions = [partner, .. Enumerable.Range(0, structure.SliceDimensions.Length).Where(position => position != partner)];
        var carried = attributes.ToHashSet(StringComparer.Ordinal);
        _attributes = [.. Always, .. structure.Attributes.Select(attribute => attribute.Id).Where(id => carried.Contains(id) && !Always.Contains(id))];
    }

    /// <summary>The header line.</summary>
    public string Header() => string.Join(',', (string[])
    [
        Columns.Structure, Columns.Reporter, .. _dimensions.Select(position => _structure.SliceDimensions[position].Id), Columns.Period, Columns.Value, .. _attributes,
    ]) + LineEnd;

    /// <summary>The lines of one slice or block, in its order.</summary>
    /// <exception cref="LongCsvException">A value has more digits than can be written in the unit its UNIT_MULT names.</exception>
    public string Lines(Slice slice)
    {
        var text = new StringBuilder();
        var columns = _dimensions.Select(position => (slice.Columns[position], Codes: slice.Columns[position].Codes.Select(Quoted).ToArray())).ToArray();
        var attributes = _attributes.Select(id => slice.Attributes.FirstOrDefault(column => column.Id == id)).ToArray();
        var multipliers = slice.Attributes.FirstOrDefault(column => column.Id == UnitMultiplier.Attribute);
        for (var row = 0; row < slice.Count; row++)
        {
            text.Append(slice.Structure.Id).Append(',').Append(slice.Owner);
            foreach (var (column, codes) in columns)
            {
                text.Append(',').Append(codes[column.Indices[row]]);
            }

            text.Append(',').Append(slice.Period).Append(',').Append(ValueOf(slice, row, multipliers?[row]));
            foreach (var attribute in attributes)
            {
                text.Append(',').Append(Quoted(attribute?[row]));
            }

            text.Append(LineEnd);
        }

        return text.ToString();
    }

    private static string ValueOf(Slice slice, int row, string? multiplier)
    {
        if (slice.ValueAt(row) is not { } value)
        {
            return "";
        }

        var exponent = multiplier is null ? 0 : int.Parse(multiplier, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var written = exponent == 0 ? value : UnitMultiplier.Written(value, exponent)
            ?? throw new LongCsvException($"A value of {slice.Period} has too many digits to be written with UNIT_MULT {multiplier}; export without that period, or as blocks.");
        return written.ToString("R", CultureInfo.InvariantCulture);
    }

    private static string Quoted(string? field) =>
        field is null ? "" : field.AsSpan().ContainsAny(",\"\r\n") || field.AsSpan().Trim().Length < field.Length ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : field;
}
