// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Snapshots;

/// <summary>What an office withholds or takes back closes a draft to every way of reading it, and a released snapshot to none.</summary>
public sealed class WithheldDraftTests
{
    public static TheoryData<Observation> Withholding =>
    [
        Explaining.DanishDepartures(4_013, "C"),
        Explaining.DanishDepartures(4_013, "S"),
        Flows.Observation("EMI", "SWE", null),
        Deleted(),
    ];

    [Theory]
    [MemberData(nameof(Withholding))]
    public async Task Draft_OfWhichAnOfficeWithheldOrTookBackACell_IsNotReadAndNamesNoCell(Observation since)
    {
        await using var explaining = await Explaining.StartAsync();
        var draft = await explaining.SnapshotAsync();
        Assert.Equal(4_013, (await explaining.ExplainAsync()).OriginReport.Figure.Value);

        await explaining.Settlers.SubmitAsync("DNK", since);

        string[] refusals =
        [
            await explaining.Settlers.RefusedAsync("STATE_NOT_FIT", () => explaining.GetAsync(draft)),
            await explaining.Settlers.RefusedAsync("STATE_NOT_FIT", () => explaining.ExportAsync(draft, SnapshotFormat.Blocks)),
            await explaining.Settlers.RefusedAsync("STATE_NOT_FIT", () => explaining.ExportAsync(draft, SnapshotFormat.SdmxCsv)),
            await explaining.Settlers.RefusedAsync("STATE_NOT_FIT", () => explaining.ExplainAsync(request => request.Snapshot = draft)),
            await explaining.Settlers.RefusedAsync("STATE_NOT_FIT", () => explaining.ReleaseAsync(draft)),
        ];
        var listed = Assert.Single(await explaining.ListAsync());
        await explaining.Settlers.RefusedAsync("NOT_FOUND", () => explaining.ExplainAsync());

        Assert.All([.. refusals, listed.Unreadable], told =>
        {
            Assert.Contains("DNK has withheld or taken back figures that it rests on since it was made; make it again.", told, StringComparison.Ordinal);
            Assert.DoesNotContain("SWE", told, StringComparison.Ordinal);
            Assert.DoesNotContain("4013", told, StringComparison.Ordinal);
        });
        Assert.Equal((draft, 0, 0, 0), (listed.Id, listed.Observations, listed.Blocks, listed.MerkleRoot.Length));
    }

    [Fact]
    public async Task Snapshot_ReleasedBeforeACellWasWithheld_StaysReadable()
    {
        await using var explaining = await Explaining.StartAsync();
        var released = await explaining.SnapshotAsync();
        await explaining.ReleaseAsync(released);
        var before = await explaining.ExportAsync(released, SnapshotFormat.SdmxCsv);

        await explaining.Settlers.SubmitAsync("DNK", Explaining.DanishDepartures(4_013, "C"));

        Assert.Equal(before.Select(part => part.Csv), (await explaining.ExportAsync(released, SnapshotFormat.SdmxCsv)).Select(part => part.Csv));
        Assert.Equal(4_013, (await explaining.ExplainAsync()).OriginReport.Figure.Value);
        Assert.Equal("", Assert.Single(await explaining.ListAsync()).Unreadable);
    }

    [Fact]
    public async Task Draft_OfWhichFiguresWereOnlyRevised_StaysReadable()
    {
        await using var explaining = await Explaining.StartAsync();
        var draft = await explaining.SnapshotAsync();

        await explaining.Settlers.SubmitAsync("DNK", Explaining.DanishDepartures(4_500), Flows.Observation("EMI", "FIN", 7));
        await explaining.Settlers.SubmitAsync("DNK", Flows.Observation("EMI", "SWE", null, "2013"));

        Assert.NotEmpty(await explaining.ExportAsync(draft, SnapshotFormat.Blocks));
        Assert.Equal(4_013, (await explaining.ExplainAsync(request => request.Snapshot = draft)).OriginReport.Figure.Value);
    }

    private static Observation Deleted()
    {
        var observation = Flows.Observation("EMI", "SWE", null);
        observation.Operation = Operation.Delete;
        return observation;
    }
}
