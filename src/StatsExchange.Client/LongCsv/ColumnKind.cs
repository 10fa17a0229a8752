// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.LongCsv;

internal enum ColumnKind
{
    Structure,

    /// <summary>STRUCTURE of SDMX-CSV 2.0: what kind of thing the structure is named by.</summary>
    StructureKind,

    /// <summary>STRUCTURE_ID, or DATAFLOW of SDMX-CSV 1.0.</summary>
    StructureId,
    Action,
    Reporter,
    Dimension,
    Value,
    Attribute,

    /// <summary>A column of another structure, which must be empty in rows of this one.</summary>
    Foreign,
}
