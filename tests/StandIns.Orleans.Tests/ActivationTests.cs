// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Hosting;
using Orleans.Runtime;
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests;

public sealed class ActivationTests
{
    [Fact]
    public async Task GetGrain_FirstCall_ActivatesOnceByKey()
    {
        await using var silo = await TestSilo.StartAsync();
        var phl = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        Assert.Empty(silo.Notebook.Lines);

        await phl.NoteAsync("one");
        await silo.Grains.GetGrain<ILedgerGrain>("PHL").NoteAsync("two");
        await silo.Grains.GetGrain<ILedgerGrain>("SAU").NoteAsync("three");

        Assert.Equal(["activated ledger/PHL", "one", "two", "activated ledger/SAU", "three"], silo.Notebook.Lines);
        Assert.Equal("PHL ledger/PHL ledger/PHL", await phl.IdentityAsync());
        Assert.Equal("PHL", phl.GetPrimaryKeyString());
        Assert.Equal(GrainId.Create("ledger", "PHL"), phl.GetGrainId());
        Assert.Equal(phl, silo.Grains.GetGrain<ILedgerGrain>("PHL"));
    }

    [Fact]
    public async Task OnActivateAsync_Fails_CallFailsAndNextCallTriesAgain()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<IFragileGrain>("PHL");

        var failure = await Assert.ThrowsAsync<LedgerException>(grain.PingAsync);
        Assert.Equal("journal", failure.Series);
        Assert.Equal(2, await grain.PingAsync());
    }

    [Fact]
    public async Task DeactivateOnIdle_WaitingCalls_GoToTheNextActivation()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var leaving = grain.WriteAsync("write", "gate");
        await silo.Notebook.ArrivedAsync("gate");
        var left = grain.LeaveAsync();
        var note = grain.NoteAsync("after").AsTask();
        silo.Notebook.Open("gate");
        await Task.WhenAll(leaving, left, note);

        Assert.Equal(
            ["activated ledger/PHL", "write begins", "write ends", "deactivated ledger/PHL ApplicationRequested", "activated ledger/PHL", "after"],
            silo.Notebook.Lines);
    }

    [Fact]
    public async Task StopAsync_RunningCalls_EndThenEveryGrainIsDeactivated()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var writing = grain.WriteAsync("write", "gate");
        await silo.Grains.GetGrain<ILedgerGrain>("SAU").NoteAsync("note");
        await silo.Notebook.ArrivedAsync("gate");

        var stopping = silo.StopAsync();
        Assert.False(stopping.IsCompleted);
        silo.Notebook.Open("gate");
        await stopping;

        Assert.Contains("write ends", silo.Notebook.Lines);
        Assert.Contains("deactivated ledger/PHL ShuttingDown", silo.Notebook.Lines);
        Assert.Contains("deactivated ledger/SAU ShuttingDown", silo.Notebook.Lines);
        GC.KeepAlive(writing);
    }

    [Fact]
    public async Task StatelessWorker_BusyActivation_AnotherOneServesTheKey()
    {
        await using var silo = await TestSilo.StartAsync();
        var worker = silo.Grains.GetGrain<IWorkerGrain>("any");
        var first = worker.WorkAsync("gate 1");
        var second = worker.WorkAsync("gate 2");
        await Task.WhenAll(silo.Notebook.ArrivedAsync("gate 1"), silo.Notebook.ArrivedAsync("gate 2"));
        silo.Notebook.Open("gate 1");
        silo.Notebook.Open("gate 2");

        Assert.NotEqual(await first, await second);
    }

    [Fact]
    public async Task UseOrleans_OnHostBuilder_Serves()
    {
        using var host = Host.CreateDefaultBuilder()
            .ConfigureServices(services => services.AddSingleton<Notebook>())
            .UseOrleans(silo => silo.UseLocalhostClustering())
            .Build();
        await host.StartAsync();
        Assert.Equal(5, await host.Services.GetRequiredService<IGrainFactory>().GetGrain<ILedgerGrain>("PHL").AddAsync(2, 3));
        await host.StopAsync();
    }

    [Fact]
    public async Task GetGrain_NoClassImplementsTheInterface_IsRefused()
    {
        await using var silo = await TestSilo.StartAsync();
        Assert.Throws<ArgumentException>(() => silo.Grains.GetGrain<IGrainWithStringKey>("PHL"));
        Assert.ThrowsAny<ArgumentException>(() => silo.Grains.GetGrain<ILedgerGrain>(""));
    }
}
