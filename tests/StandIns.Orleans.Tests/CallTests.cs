// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Orleans.Runtime;
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests;

public sealed class CallTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Call_GrainThrows_ArrivesWithTypeDataAndStack(bool synchronously)
    {
        await using var silo = await TestSilo.StartAsync();
        var failure = await Assert.ThrowsAsync<LedgerException>(
            () => silo.Grains.GetGrain<ILedgerGrain>("PHL").RefuseAsync("FLOW", synchronously));

        Assert.Equal("refused", failure.Message);
        Assert.Equal("FLOW", failure.Series);
        Assert.Contains(nameof(LedgerGrain.RefuseAsync), failure.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Call_Cancelled_CallerAndGrainAreTold()
    {
        await using var silo = await TestSilo.StartAsync();
        using var patience = new CancellationTokenSource();
        var call = silo.Grains.GetGrain<ILedgerGrain>("PHL").WaitForCancellationAsync(patience.Token);
        await silo.Notebook.ArrivedAsync("cancellation");
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await silo.Notebook.WaitAtAsync("seen").WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Contains("grain cancelled", silo.Notebook.Lines);
    }

    [Fact]
    public async Task Call_CancelledWhileWaiting_CallerIsToldAtOnce()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var write = grain.WriteAsync("write", "gate");
        await silo.Notebook.ArrivedAsync("gate");
        using var patience = new CancellationTokenSource();
        var waiting = grain.WaitForCancellationAsync(patience.Token);
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromMinutes(1)));
        Assert.False(write.IsCompleted);
        silo.Notebook.Open("gate");
        await write;
        Assert.Equal(0, await grain.PeekAsync());
    }

    [Fact]
    public async Task RequestContext_FlowsDownWithTheCallOnly()
    {
        await using var silo = await TestSilo.StartAsync();
        RequestContext.Set("office", "PHL");
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");

        Assert.Equal("PHL", await grain.OfficeAsync(change: true));
        Assert.Equal("PHL", RequestContext.Get("office"));
        Assert.Equal(["office"], RequestContext.Keys);
        Assert.True(RequestContext.Remove("office"));
        Assert.False(RequestContext.Remove("office"));
        Assert.Null(await grain.OfficeAsync(change: true));
        RequestContext.Set("other", 1);
        RequestContext.Clear();
        Assert.Empty(RequestContext.Keys);
    }

    [Fact]
    public async Task Grain_AmbientValuesOfTheCaller_AreNotSeen()
    {
        await using var silo = await TestSilo.StartAsync();
        AmbientGrain.Ambient.Value = "caller";
        Assert.Null(await silo.Grains.GetGrain<IAmbientGrain>("PHL").AmbientAsync());
    }

    [Fact]
    public async Task Start_FilterCannotBeMade_Fails() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => TestSilo.StartAsync(
            builder => builder.Services.AddSingleton<IIncomingGrainCallFilter>(_ => throw new InvalidOperationException("no filter"))));
}
