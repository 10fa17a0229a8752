// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Tests.Exchange;

/// <summary>States what was written.</summary>
internal static class Writing
{
    /// <summary>Whatever is done leaves every head of every stream as it was.</summary>
    public static async Task ExpectNothingWrittenAsync(this TestExchange exchange, Func<Task> act)
    {
        var before = await exchange.HeadsAsync();
        await act();
        Assert.Equal(before, await exchange.HeadsAsync());
    }
}
