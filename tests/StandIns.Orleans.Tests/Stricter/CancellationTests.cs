// SPDX-License-Identifier: Apache-2.0
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests.Stricter;

public sealed class CancellationTests
{
    [Fact]
    public async Task Call_CancelledWhileWaiting_NeverRuns()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var write = grain.WriteAsync("write", "gate");
        using var patience = new CancellationTokenSource();
        var waiting = grain.WaitForCancellationAsync(patience.Token);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        silo.Notebook.Open("gate");
        await write;
        await grain.NoteAsync("after");

        Assert.DoesNotContain("grain cancelled", silo.Notebook.Lines);
    }
}
