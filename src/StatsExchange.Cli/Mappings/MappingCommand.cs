// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Mappings;

internal static class MappingCommand
{
    public static Command Create() => new DocumentedCommand(
        "mapping",
        "Say once how your office's own tables are to be read, and submit them as they are: columns, names, age groups, years as columns, separators and empty cells.",
        "statsx mapping template table.csv --structure STOCK --name stocks > stocks.json",
        "statsx mapping test table.csv --office PHL --file stocks.json",
        "statsx mapping register stocks.json --office PHL",
        "statsx submit table.csv --office PHL --mapping stocks")
    {
        MappingRegister.Create(), MappingList.Create(), MappingShow.Create(), MappingTest.Create(), MappingTemplate.Create(),
    };
}
