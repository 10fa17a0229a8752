// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Journaling;

/// <summary>A country whose journal this version cannot read refuses, and says where; the others live.</summary>
public sealed class UnreadableEntryTests
{
    private static readonly StreamName Sweden = StreamName.Country("SWE");

    [Theory]
    [InlineData("something-of-tomorrow", "")]
    [InlineData("submission-recorded", "not a message")]
    public async Task Read_AnEntryOfAnotherForm_IsRefusedWithItsPlace(string kind, string body)
    {
        await using var exchange = await TestExchange.StartAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 1));
        var head = await exchange.Journal.HeadAsync(Sweden, CancellationToken.None);
        var entry = Entry.Seal(Sweden, head, kind, "SWE/later", exchange.Clock.Now, System.Text.Encoding.UTF8.GetBytes(body), []);
        Assert.IsType<AppendResult.Appended>(await exchange.Journal.AppendAsync(Sweden, head.Seq, null, [entry], CancellationToken.None));

        await using var newcomer = await exchange.StartAnotherAsync();
        foreach (var process in new[] { exchange, newcomer, exchange })
        {
            var refused = await Refusals.Expect(ErrorReason.JournalCorrupt, () => process.CellsAsync("SWE", "2015"));
            Assert.Contains("entry 2 of country/SWE", refused.Message, StringComparison.Ordinal);
            await Refusals.Expect(ErrorReason.JournalCorrupt, () => process.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 2)));
            await process.SubmitAsync("DNK", Figures.Flow("IMM", "SWE", "2015", 2));
        }

        Assert.Equal(2, (await exchange.HeadsAsync())[Sweden.ToString()].Seq);
    }
}
