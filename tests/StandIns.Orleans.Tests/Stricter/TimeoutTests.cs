// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests.Stricter;

/// <summary>What becomes of calls after the response timeout, on a clock that a test moves.</summary>
public sealed class TimeoutTests
{
    [Fact]
    public async Task Call_TakesTooLong_CallerIsToldThatItMayStillRun()
    {
        var time = new ManualTime();
        await using var silo = await TestSilo.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var running = grain.WriteAsync("running", "gate");
        await silo.Notebook.ArrivedAsync("gate");
        var waiting = grain.WriteAsync("waiting", "gate");
        time.Pass(TimeSpan.FromSeconds(29));
        Assert.False(running.IsCompleted);
        time.Pass(TimeSpan.FromSeconds(2));

        var slow = await Assert.ThrowsAsync<TimeoutException>(() => running);
        Assert.Contains("ledger/PHL.WriteAsync", slow.Message, StringComparison.Ordinal);
        Assert.Contains("may still run", slow.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TimeoutException>(() => waiting);
        silo.Notebook.Open("gate");
        await grain.NoteAsync("after");
        Assert.Equal(["activated ledger/PHL", "running begins", "running ends", "after"], silo.Notebook.Lines);
    }

    [Fact]
    public async Task Call_TakesTooLong_GrainIsToldByItsToken()
    {
        var time = new ManualTime();
        await using var silo = await TestSilo.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        var call = silo.Grains.GetGrain<ILedgerGrain>("PHL").WaitForCancellationAsync(CancellationToken.None);
        await silo.Notebook.ArrivedAsync("cancellation");
        time.Pass(TimeSpan.FromSeconds(31));

        await Assert.ThrowsAsync<TimeoutException>(() => call);
        await silo.Notebook.WaitAtAsync("seen").WaitAsync(TimeSpan.FromMinutes(1));
    }
}
