// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Corridors;

/// <summary>Says whose figures an answer lacks for want of an agreement. An office without agreements lacks nearly all the world.</summary>
internal static class LeftOut
{
    private const int MostNamed = 30;

    public static void Show(Output output, IReadOnlyCollection<string> countries)
    {
        if (countries.Count > 0)
        {
            var named = countries.Count <= MostNamed ? string.Join(", ", countries) : $"{countries.Count} countries (--json names them)";
            output.Line($"Left out, because no agreement covers the read: {named}.");
        }
    }
}
