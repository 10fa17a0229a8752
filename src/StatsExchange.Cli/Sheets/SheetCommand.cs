// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Sheets;

internal static class SheetCommand
{
    public static Command Create() => new DocumentedCommand(
        "sheet",
        "Say what the figures of a series count, how and under which definition: series sheets, versioned. Comparisons take reasons and the reference source from them.",
        "statsx sheet template --structure FLOW > departures.json",
        "statsx sheet put departures.json --office PHL",
        "statsx sheet list --office PHL",
        "statsx sheet show FLOW/EMI.RES..REG./2010/2017 --office PHL")
    {
        SheetPut.Create(), SheetList.Create(), SheetShow.Create(), SheetTemplate.Create(),
    };
}
