// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>The contract's block messages over gRPC alone: from memory and into memory.</summary>
internal sealed class BlocksScenario : IScenario
{
    public string Name => "blocks";

    public string Description => "blocks sent and taken by a server without a hub behind it";

    public async Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        var own = await arena.OwnAsync();
        var (set, _) = arena.BlockSets();
        var blocks = arena.TransfersOf(own);
        var raw = arena.RawTransfersOf(own);
        await blocks.SubmitAsync(set);
        IReadOnlyList<byte[]> sent = [.. set.Messages.Select(message => message.ToByteArray())];
        await raw.PutAsync(sent, set.Observations);
        return
        [
            new Contest(
                "blocks streamed by a server without a hub",
                "observations",
                [
                    new LoopContender("blocks", own, 1, () => blocks.ExportAsync(set)),
                    new LoopContender("raw", own, 1, () => raw.GetAsync(sent, set.Observations)),
                ],
                []),
            new Contest(
                "blocks taken by a server without a hub",
                "observations",
                [
                    new LoopContender("blocks", own, 1, () => blocks.SubmitAsync(set)),
                    new LoopContender("raw", own, 1, () => raw.PutAsync(sent, set.Observations)),
                ],
                []),
        ];
    }
}
