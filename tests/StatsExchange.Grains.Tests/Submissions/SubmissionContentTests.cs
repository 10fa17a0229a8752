// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Submissions;

/// <summary>What is sent is one thing, however it is sent, and what is stored does not depend on it.</summary>
public sealed class SubmissionContentTests
{
    private static readonly StreamName Sweden = StreamName.Country("SWE");

    private static readonly string[] Partners =
        [.. AreaCatalogue.All.Select(area => area.Code.Value).Where(code => code != "SWE" && PartnerAreas.Instance.Find(code) is not null).Take(200)];

    /// <summary>Enough observations for several blocks, in no order.</summary>
    private static readonly Observation[] Many =
    [
        .. from partner in Partners
           from sex in new[] { "M", "F", "_U" }
           from age in Enumerable.Range(0, 50).Select(i => $"Y{i}")
           orderby (partner[2], partner[0], sex, age[^1])
           select Figures.Flow("IMM", partner, "2015", partner[0] + age.Length, ("OBS_STATUS", "A")).With("SEX", sex).With("AGE", age),
    ];

    [Fact]
    public async Task Submit_SameContentAsRowsOrBlocksCutInAnyWay_HasOneDigestAndTheSameBlocks()
    {
        var digests = new HashSet<ByteString>();
        var stored = new HashSet<string>();
        foreach (var rowsInBlock in new[] { 0, 777, 8_192 })
        {
            await using var exchange = await TestExchange.StartAsync();
            var caller = TestCallers.Submitter("SWE");
            var response = rowsInBlock == 0
                ? await exchange.SubmitAsync(caller, Figures.Header("SWE", "one"), Many)
                : await exchange.SubmitBlocksAsync(caller, Figures.Header("SWE", "one"), BlocksOf(Many, rowsInBlock));
            digests.Add(response.Receipt.ContentDigest);
            var entry = Assert.Single(await exchange.EntriesAsync(Sweden));
            Assert.True(entry.Blocks.Length > 3);
            stored.Add(string.Join(' ', entry.Blocks));
        }

        Assert.Single(digests);
        Assert.Single(stored);
    }

    [Fact]
    public async Task Submit_OneCellChanged_RewritesOneBlockAndReferencesAllOthersAgain()
    {
        await using var exchange = await TestExchange.StartAsync();
        await exchange.SubmitAsync("SWE", Many);
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", Partners[90], "2015", 1_000_000, ("OBS_STATUS", "A")).With("SEX", "M").With("AGE", "Y7"));

        var entries = await exchange.EntriesAsync(Sweden);
        var before = Assert.Single(SubmissionRecorded.Parser.ParseFrom(entries[0].Body.Span).Slices).Blocks;
        var after = SubmissionRecorded.Parser.ParseFrom(entries[1].Body.Span);
        var blocks = Assert.Single(after.Slices).Blocks;
        Assert.Equal((0, 1, 0), (after.Added, after.Revised, after.Removed));
        Assert.Equal(before.Count, blocks.Count);
        var changed = Assert.Single(Enumerable.Range(0, blocks.Count), i => blocks[i].Digest != before[i].Digest);
        Assert.False(blocks[changed].SetAt.IsEmpty);
        Assert.All(Enumerable.Range(0, blocks.Count).Where(i => i != changed), i =>
        {
            Assert.True(blocks[i].SetAt.IsEmpty);
            Assert.Equal(1, blocks[i].RecordedAt);
        });
    }

    [Fact]
    public async Task Submit_ACellAsItIs_KeepsItsVintage()
    {
        await using var exchange = await TestExchange.StartAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 10), Figures.Flow("IMM", "NOR", "2015", 20));
        var again = await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 10), Figures.Flow("IMM", "NOR", "2015", 21));

        Assert.Equal(2, again.Revision);
        Assert.Equal([("DNK", 10, 1), ("NOR", 21, 2)], (await exchange.CellsAsync("SWE", "2015")).Select(cell => (cell.Partner, cell.Value, cell.SetAt)));
    }

    [Fact]
    public async Task Submit_NothingNew_IsAVintageThatChangesNothing()
    {
        await using var exchange = await TestExchange.StartAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 10));
        var again = await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 10));

        var body = SubmissionRecorded.Parser.ParseFrom((await exchange.EntriesAsync(Sweden))[1].Body.Span);
        Assert.Equal(2, again.Receipt.Seq);
        Assert.Empty(body.Slices);
        Assert.Equal((0, 0, 0), (body.Added, body.Revised, body.Removed));
    }

    private static IEnumerable<ObservationBlock> BlocksOf(IEnumerable<Observation> observations, int rows)
    {
        foreach (var part in observations.Chunk(rows))
        {
            var builder = new SubmissionBuilder(StructureCatalogue.Find("FLOW")!, CountryCode.Parse("SWE"));
            foreach (var observation in part)
            {
                builder.Add(observation.Dimensions, observation.Value, observation.Attributes);
            }

            yield return ObservationBlockCodec.ToMessage(Assert.Single(builder.Build().Slices).Observations);
        }
    }
}
