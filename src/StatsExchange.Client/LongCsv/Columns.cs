// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.LongCsv;

/// <summary>Columns that are no dimension inside a slice and no attribute.</summary>
internal static class Columns
{
    public const string Structure = "STRUCTURE";
    public const string StructureId = "STRUCTURE_ID";
    public const string Dataflow = "DATAFLOW";
    public const string Action = "ACTION";
    public const string Reporter = "REF_AREA";
    public const string Period = "TIME_PERIOD";
    public const string Value = "OBS_VALUE";
}
