// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Client.LongCsv;

/// <summary>Which column of a file holds what, checked against a structure.</summary>
internal sealed class LongCsvLayout
{
    private static readonly ImmutableArray<Structure> Submitted = StructureCatalogue.Declared.Submitted;

    private LongCsvLayout(Structure structure, SdmxHeader header, ImmutableArray<ColumnUse> uses)
    {
        Structure = structure;
        Header = header;
        Uses = uses;
        ReporterAt = uses.IndexOf(new ColumnUse(Columns.Reporter, ColumnKind.Reporter));
    }

    public Structure Structure { get; }

    /// <summary>The header it was made of.</summary>
    public SdmxHeader Header { get; }

    /// <summary>One per column, in the order of the file.</summary>
    public ImmutableArray<ColumnUse> Uses { get; }

    /// <summary>The column of REF_AREA, or −1.</summary>
    public int ReporterAt { get; }

    public static Structure? FindSubmitted(string id) => Submitted.FirstOrDefault(s => s.Id == id);

    /// <summary>The structure that a STRUCTURE_ID or DATAFLOW names: SX:FLOW(1.0), or without version; null for any other.</summary>
    public static Structure? FindBySdmxId(string id) => Submitted.FirstOrDefault(structure =>
        id == $"{Structure.Agency}:{structure.Id}({Structure.Version})" || id == $"{Structure.Agency}:{structure.Id}");

    /// <summary>Fits a header to a structure.</summary>
    /// <param name="header">The column names.</param>
    /// <param name="structure">The structure whose rows are wanted.</param>
    /// <param name="mixed">Whether the file may hold rows of other structures, and so their columns.</param>
    /// <exception cref="LongCsvException">A column is unknown, doubled or missing.</exception>
    public static LongCsvLayout Of(SdmxHeader header, Structure structure, bool mixed)
    {
        CheckNames(header, structure, mixed);
        var isSdmx = header.IsSdmx;
        return new LongCsvLayout(structure, header, [.. header.Names.Select(name => new ColumnUse(name, KindOf(name, structure, isSdmx), structure.FindDimension(name)?.Default))]);
    }

    private static void CheckNames(SdmxHeader sdmx, Structure structure, bool mixed)
    {
        var (header, isSdmx) = (sdmx.Names, sdmx.IsSdmx);
        var doubled = header.GroupBy(name => name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToArray();
        if (doubled.Length > 0)
        {
            throw new LongCsvException([.. doubled.Select(name => FileRules.Header(name, "each column once"))]);
        }

        var unknown = header.Where(name => KindOf(name, structure, isSdmx) == ColumnKind.Foreign && !(mixed && Submitted.Any(s => KindOf(name, s, isSdmx) != ColumnKind.Foreign))).ToArray();
        var missing = structure.Dimensions.Where(d => d.IsRequired).Select(d => d.Id).Append(Columns.Value).Except(header, StringComparer.OrdinalIgnoreCase).ToArray();
        if (unknown.Length + missing.Length > 0)
        {
            var own = unknown.Length == header.Count ? "; a table of the office's own is sent with --mapping" : "";
            throw new LongCsvException(
            [
                .. unknown.Select(name => FileRules.Header(name, $"{Expected(name, structure)}{own}")),
                .. missing.Select(name => FileRules.Header(name, $"this column, which {structure.Id} requires{own}")),
            ]);
        }
    }

    private static string Expected(string name, Structure structure) =>
        NamesOf(structure).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } capital
            ? $"{capital}, in capitals"
            : $"{(name.Length == 0 ? "a name; and it is " : "")}a column of {structure.Id}: {string.Join(", ", NamesOf(structure))}";

    private static IEnumerable<string> NamesOf(Structure structure) =>
        [Columns.Structure, .. structure.Dimensions.Select(d => d.Id), Columns.Value, .. structure.Attributes.Select(a => a.Id)];

    private static ColumnKind KindOf(string name, Structure structure, bool isSdmx) => name switch
    {
        Columns.Structure => isSdmx ? ColumnKind.StructureKind : ColumnKind.Structure,
        Columns.StructureId or Columns.Dataflow when isSdmx => ColumnKind.StructureId,
        Columns.Action when isSdmx => ColumnKind.Action,
        Columns.Reporter => ColumnKind.Reporter,
        Columns.Value => ColumnKind.Value,
        _ when structure.FindDimension(name) is not null => ColumnKind.Dimension,
        _ when structure.FindAttribute(name) is not null => ColumnKind.Attribute,
        _ => ColumnKind.Foreign,
    };
}
