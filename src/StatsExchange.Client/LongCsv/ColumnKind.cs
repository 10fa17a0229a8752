// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.LongCsv;

internal enum ColumnKind
{
    Structure,
    Reporter,
    Dimension,
    Value,
    Attribute,

    /// <summary>A column of another structure, which must be empty in rows of this one.</summary>
    Foreign,
}
