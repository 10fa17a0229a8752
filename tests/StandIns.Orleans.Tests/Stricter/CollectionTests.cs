// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests.Stricter;

/// <summary>Nothing but the injected time decides when an idle grain goes; the real runtime does not start on such a clock.</summary>
public sealed class CollectionTests
{
    [Fact]
    public async Task Collection_IdleForItsAge_Deactivates()
    {
        var time = new ManualTime();
        await using var silo = await TestSilo.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        await grain.NoteAsync("one");

        time.Pass(TimeSpan.FromMinutes(14));
        await grain.NoteAsync("two");
        time.Pass(TimeSpan.FromMinutes(14));
        await grain.NoteAsync("three");
        time.Pass(TimeSpan.FromMinutes(15));
        await grain.NoteAsync("four");

        Assert.Equal(
            ["activated ledger/PHL", "one", "two", "three", "deactivated ledger/PHL ActivationIdle", "activated ledger/PHL", "four"],
            silo.Notebook.Lines);
    }
}
