// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Vintages;

/// <summary>A state of the past is read by seq or time, and is the same for ever.</summary>
public sealed class AsOfTests
{
    [Fact]
    public async Task Export_EveryVintage_HasTheSameBytesAfterAllThatCanHappen()
    {
        await using var exchange = await TestExchange.StartAsync();
        var rows = ManyFlows.Of(10_000).ToList();
        await exchange.SubmitAsync(TestCallers.Submitter("SWE"), Figures.Header("SWE", "all"), rows);
        await exchange.SubmitAsync("SWE", Figures.Flow("EMI", "DNK", "2014", 1, ("COMMENT", "first")), rows[5].Clone().Deleted());
        var taken = new List<byte[]> { await BytesAsync(exchange, 0), await BytesAsync(exchange, 1), await BytesAsync(exchange, 2) };

        await exchange.EmbargoAsync("SWE", exchange.Clock.Now.AddDays(1));
        await exchange.WithdrawAsync("SWE", 2);
        await exchange.SubmitAsync("SWE", Figures.Flow("EMI", "DNK", "2014", 2), rows[9].Clone().Deleted());
        for (var round = 0; round < 2; round++)
        {
            for (var seq = 0; seq < taken.Count; seq++)
            {
                Assert.Equal(taken[seq], await BytesAsync(exchange, seq));
            }

            // An entry that is no submission is a state too: that of before it.
            Assert.Equal(taken[2], await BytesAsync(exchange, 3));
            Assert.Equal(taken[1], await BytesAsync(exchange, 4));
            await exchange.RestartAsync();
        }
    }

    [Fact]
    public async Task Export_AsOfATime_BeforeTheFirstIsNothingAndToComeIsRefused()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var start = exchange.Clock.Now;
        await exchange.SubmitAsync("SWE", Figures.Flow("EMI", "DNK", "2014", 1));
        var request = new ExportObservationsRequest { RefArea = "SWE", Structure = "FLOW", AsOfTime = Timestamp.FromDateTimeOffset(start.AddTicks(-1)) };

        var nothing = Assert.Single(await exchange.ExportAsync(TestCallers.Analyst("SWE"), request));
        Assert.Equal((1L, null), (nothing.Revision, nothing.Block));
        request.AsOfTime = Timestamp.FromDateTimeOffset(start);
        Assert.Equal(2, (await exchange.ExportAsync(TestCallers.Analyst("SWE"), request)).Count);
        request.AsOfTime = Timestamp.FromDateTimeOffset(start.AddTicks(1));
        await Refusals.ExpectField("as_of_time", () => exchange.ExportAsync(TestCallers.Analyst("SWE"), request));
        request.AsOfSeq = 0;
        Assert.Single(await exchange.ExportAsync(TestCallers.Analyst("SWE"), request));
        request.AsOfSeq = 2;
        await Refusals.Expect(ErrorReason.RevisionNotReached, () => exchange.ExportAsync(TestCallers.Analyst("SWE"), request));
    }

    private static async Task<byte[]> BytesAsync(TestExchange exchange, long seq)
    {
        var messages = await exchange.ExportAsync(TestCallers.Analyst("SWE"), new ExportObservationsRequest { RefArea = "SWE", Structure = "FLOW", AsOfSeq = seq });
        return [.. messages.Where(message => message.Block is not null).SelectMany(message => message.Block.ToByteArray())];
    }
}
