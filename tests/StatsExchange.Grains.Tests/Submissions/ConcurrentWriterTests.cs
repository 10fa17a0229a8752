// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Submissions;

/// <summary>Two processes write to one country at once: one order, nothing lost.</summary>
public sealed class ConcurrentWriterTests
{
    private static readonly string[] Partners = ["DNK", "FIN", "NOR", "ISL", "DEU", "POL", "EST", "LVA", "LTU", "GBR"];

    [Fact]
    public async Task Submit_ToOneSliceFromTwoHosts_EveryCellIsThereAndSetByItsOwnEntry()
    {
        await using var one = await TestExchange.StartAsync();
        await using var other = await one.StartAnotherAsync();
        var receipts = await Task.WhenAll(Partners.Select((partner, i) => Task.Run(async () =>
        {
            var response = await (i % 2 == 0 ? one : other).SubmitAsync(
                TestCallers.Submitter("SWE"), Figures.Header("SWE", $"of-{partner}"), [Figures.Flow("IMM", partner, "2015", i)]);
            return (partner, response.Receipt);
        })));

        var entries = await one.EntriesAsync(StreamName.Country("SWE"));
        Assert.Equal(Enumerable.Range(1, Partners.Length).Select(seq => (long)seq), entries.Select(entry => entry.Seq));
        var cells = (await one.CellsAsync("SWE", "2015")).ToDictionary(cell => cell.Partner);
        Assert.All(receipts, sent =>
        {
            Assert.Equal(entries[(int)sent.Receipt.Seq - 1].Hash.ToArray(), sent.Receipt.Hash.ToByteArray());
            Assert.Equal(sent.Receipt.Seq, cells[sent.partner].SetAt);
        });
        Assert.Equal(Partners.Length, cells.Count);
        Assert.Equal(await one.CellsAsync("SWE", "2015"), await other.CellsAsync("SWE", "2015"));
    }

    [Fact]
    public async Task Submit_TheSameCellFromTwoHosts_TheLastEntrySaysWhatItIs()
    {
        await using var one = await TestExchange.StartAsync();
        await using var other = await one.StartAnotherAsync();
        for (var round = 0; round < 15; round++)
        {
            // One sends the cell as it is: if the other is first, its change has to be undone, not kept by oversight.
            var asItIs = round % 2;
            var both = await Task.WhenAll(
                Task.Run(() => SubmitAsync(one, $"a-{round}", asItIs)),
                Task.Run(() => SubmitAsync(other, $"b-{round}", 1 - asItIs)));
            var last = both[0].Receipt.Seq > both[1].Receipt.Seq ? asItIs : 1 - asItIs;
            Assert.Equal(last, Assert.Single(await one.CellsAsync("SWE", "2015")).Value);
            await SubmitAsync(one, $"c-{round}", 1 - asItIs);
        }
    }

    [Fact]
    public async Task Submit_EightWritersOnThreeHosts_AllAreRecordedInOneOrder()
    {
        const int Writers = 8;
        const int Each = 12;
        await using var first = await TestExchange.StartAsync();
        await using var second = await first.StartAnotherAsync();
        await using var third = await first.StartAnotherAsync();
        TestExchange[] hosts = [first, second, third];

        var receipts = await Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
        {
            var seqs = new List<long>();
            for (var round = 0; round < Each; round++)
            {
                seqs.Add((await SubmitAsync(hosts[(writer + round) % hosts.Length], $"{writer}-{round}", (writer * Each) + round)).Receipt.Seq);
            }

            return seqs;
        })));

        Assert.All(receipts, seqs => Assert.Equal(seqs.Order(), seqs));
        Assert.Equal(Enumerable.Range(1, Writers * Each).Select(seq => (long)seq), receipts.SelectMany(seqs => seqs).Order());
    }

    private static Task<SubmitResponse> SubmitAsync(TestExchange exchange, string requestId, double value) =>
        exchange.SubmitAsync(TestCallers.Submitter("SWE"), Figures.Header("SWE", requestId), [Figures.Flow("IMM", "DNK", "2015", value)]);
}
