// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>Blocks to and from a real hub with its journal; the references carry the same bytes and do nothing with them.</summary>
internal sealed class HubScenario : IScenario
{
    public string Name => "hub";

    public string Description => "blocks submitted to and exported from a hub";

    public async Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        var (first, second) = arena.BlockSets();
        var hub = await arena.HubAsync();
        var own = await arena.OwnAsync();
        var transfers = arena.TransfersOfHub(hub);
        await transfers.SubmitAsync(first);

        var raw = arena.RawTransfersOf(own);
        IReadOnlyList<byte[]> exported = [.. (await transfers.ExportMessagesAsync()).Select(message => message.ToByteArray())];
        IReadOnlyList<byte[]> sent = [.. second.Messages.Select(message => message.ToByteArray())];
        await raw.PutAsync(exported, first.Observations);

        var submissions = 0;
        return
        [
            new Contest(
                "blocks exported by the hub",
                "observations",
                [
                    new LoopContender("hub", hub, 1, () => transfers.ExportAsync(first)),
                    new LoopContender("raw", own, 1, () => raw.GetAsync(exported, first.Observations)),
                ],
                []),
            new Contest(
                "blocks submitted to the hub",
                "observations",
                [
                    new LoopContender("hub", hub, 1, () => transfers.SubmitAsync(submissions++ % 2 == 0 ? second : first)),
                    new LoopContender("raw", own, 1, () => raw.PutAsync(sent, second.Observations)),
                ],
                []),
        ];
    }
}
