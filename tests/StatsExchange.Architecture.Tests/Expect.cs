// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests;

internal static class Expect
{
    /// <summary>Fails with every breach on a line of its own; xunit's own message would cut them off.</summary>
    public static void None(IEnumerable<string> breaches)
    {
        var all = string.Join('\n', breaches);
        Assert.True(all.Length == 0, all);
    }
}
