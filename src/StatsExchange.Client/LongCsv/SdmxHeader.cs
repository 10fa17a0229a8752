// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.LongCsv;

/// <summary>
/// The header of a file as our columns: long CSV of the contract as it stands, and SDMX-CSV 1.0 (DATAFLOW) and 2.0 (STRUCTURE, STRUCTURE_ID,
/// ACTION), in which names and codes may carry their labels ("FREQ: Frequency", "A: Annual").
/// </summary>
internal sealed class SdmxHeader
{
    private const string LabelMark = ": ";

    private readonly bool[] _labelled;

    private SdmxHeader(bool isSdmx, string[] names, bool[] labelled)
    {
        IsSdmx = isSdmx;
        Names = names;
        _labelled = labelled;
    }

    /// <summary>Whether the file is SDMX-CSV.</summary>
    public bool IsSdmx { get; }

    /// <summary>The ids of the columns, in the order of the file.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The column that says of which structure a row is; −1 where there is none.</summary>
    public int StructureAt => Names.Select((name, i) => (name, i))
        .Where(column => column.name == (IsSdmx ? Columns.StructureId : Columns.Structure) || (IsSdmx && column.name == Columns.Dataflow))
        .Select(column => column.i).DefaultIfEmpty(-1).First();

    /// <exception cref="LongCsvException">The file is SDMX-CSV in a form that is not read.</exception>
    public static SdmxHeader Of(string[] header)
    {
        var ids = header.Select(name => name.Split(LabelMark)[0].Trim()).ToArray();
        if (header.FirstOrDefault(name => name.StartsWith(Columns.Structure + "[", StringComparison.Ordinal)) is { } repeated)
        {
            throw new LongCsvException($"The header has {repeated}: fields with several values each are not read. Write OBS_STATUS as letters together, for example EP.");
        }

        if (ids.Contains(Columns.Dataflow) && ids.Contains(Columns.StructureId))
        {
            throw new LongCsvException("The header is of SDMX-CSV 1.0 (DATAFLOW) and of 2.0 (STRUCTURE_ID) at once.");
        }

        if (!ids.Contains(Columns.Dataflow) && !ids.Contains(Columns.StructureId))
        {
            return new SdmxHeader(false, header, new bool[header.Length]);
        }

        return new SdmxHeader(true, ids, [.. header.Select(name => name.Contains(LabelMark, StringComparison.Ordinal))]);
    }

    /// <summary>The code of a field, without its label.</summary>
    public string CodeOf(int column, string field)
    {
        var label = _labelled[column] ? field.IndexOf(LabelMark, StringComparison.Ordinal) : -1;
        return label < 0 ? field : field[..label];
    }
}
