// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Mappings;

/// <summary>Mappings for the reader.</summary>
internal static class MappingText
{
    public static string Heading(RegisteredMapping registered)
    {
        var mapping = registered.Mapping;
        var title = mapping.Title.Length > 0 ? $": {mapping.Title}" : "";
        return $"{mapping.Name}@{mapping.Version} of {mapping.Structure}{title}. Registered {MessageJson.Of(registered.Time)} by {registered.RegisteredBy}, entry {registered.Seq}.";
    }

    /// <summary>What a mapping did, in words.</summary>
    public static string Applied(AppliedMapping applied)
    {
        var name = applied.Version > 0 ? $"{applied.Name}@{applied.Version}" : applied.Name;
        return $"Mapping {name}: {Figures.Count(applied.Rows, "row")}, of which {Figures.Count(applied.RowsLeftOut)} left out by its rules; "
            + $"{Figures.Count(applied.CellsLeftOut, "cell")} left out; {Figures.Count(applied.Observations, "observation")}.";
    }
}
