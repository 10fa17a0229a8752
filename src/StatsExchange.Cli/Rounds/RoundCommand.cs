// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace StatsExchange.Cli.Rounds;

internal static class RoundCommand
{
    public static Command Create() =>
        new("round", "Collection cycles of a regional body, from the request to the released snapshot: who reports what until when, and who has.")
        {
            RoundOpen.Create(),
            RoundList.Create(),
            RoundShow.Create(),
            RoundRemind.Create(),
            RoundAdvance.Create(),
        };
}
