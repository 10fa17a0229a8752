// SPDX-License-Identifier: Apache-2.0
using Orleans.Runtime;
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests.Stricter;

/// <summary>A silo that stops answers the calls it took and refuses every other.</summary>
public sealed class StopTests
{
    [Fact]
    public async Task StopAsync_RunningCalls_EndThenEveryGrainIsDeactivated()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var writing = grain.WriteAsync("write", "gate");
        await silo.Grains.GetGrain<ILedgerGrain>("SAU").NoteAsync("note");
        await silo.Notebook.ArrivedAsync("gate");

        var stopping = silo.StopAsync();
        await Assert.ThrowsAsync<SiloUnavailableException>(() => grain.PeekAsync());
        Assert.False(stopping.IsCompleted);
        silo.Notebook.Open("gate");
        await writing;
        await stopping;

        Assert.Contains("deactivated ledger/PHL ShuttingDown", silo.Notebook.Lines);
        Assert.Contains("deactivated ledger/SAU ShuttingDown", silo.Notebook.Lines);
        await Assert.ThrowsAsync<SiloUnavailableException>(() => grain.PeekAsync());
    }
}
