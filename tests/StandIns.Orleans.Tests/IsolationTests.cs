// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans.Serialization;
using StandIns.Orleans.Tests.Grains;
using StandIns.Orleans.Tests.Messages;

namespace StandIns.Orleans.Tests;

public sealed class IsolationTests
{
    [Fact]
    public async Task Argument_Changeable_IsCopiedByItsNumberedMembers()
    {
        var sheet = new Sheet { Title = "stocks", Values = [1, 2, 3] };
        sheet.Revise();

        var copy = await EchoAsync(sheet);

        Assert.NotSame(sheet, copy);
        Assert.NotSame(sheet.Values, copy.Values);
        Assert.Equal("stocks", copy.Title);
        Assert.Equal([1, 2, 3], copy.Values);
        Assert.Equal(1, copy.Revision);
    }

    [Fact]
    public async Task Argument_RefersToItself_KeepsItsShape()
    {
        var sheet = new Sheet { Title = "own parent" };
        sheet.Parent = sheet;

        var copy = await EchoAsync(sheet);

        Assert.NotSame(sheet, copy);
        Assert.Same(copy, copy.Parent);
    }

    [Fact]
    public async Task Argument_ChangedAfterTheCall_DoesNotReachTheGrain()
    {
        await using var silo = await TestSilo.StartAsync();
        var grain = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var blocked = grain.WriteAsync("write", "gate");
        var sheet = new Sheet { Title = "as sent" };
        var waiting = grain.EchoAsync(sheet);
        sheet.Title = "changed";
        silo.Notebook.Open("gate");
        await blocked;

        Assert.Equal("as sent", (await waiting).Title);
    }

    [Fact]
    public async Task Argument_MarkedImmutable_IsShared()
    {
        var figure = new Figure("PHL", 3763, ["E"]);
        Assert.Same(figure, await EchoAsync(figure));
    }

    [Fact]
    public async Task Argument_ParameterOrMemberMarkedImmutable_IsShared()
    {
        await using var silo = await TestSilo.StartAsync();
        var ledger = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        var sheet = new Sheet { Notes = ["as sent"] };

        Assert.Same(sheet.Notes, (await ledger.EchoAsync(sheet)).Notes);
        await ledger.KeepAsync(sheet);
        sheet.Title = "changed";
        Assert.Equal("changed", await ledger.KeptTitleAsync());
    }

    [Fact]
    public async Task Argument_MarkedException_IsCopiedWithMessageAndData()
    {
        var exception = new LedgerException("refused", "FLOW");
        var copy = await EchoAsync(exception);
        Assert.NotSame(exception, copy);
        Assert.Equal(("refused", "FLOW"), (copy.Message, copy.Series));
    }

    [Fact]
    public async Task Result_ChangedAfterTheCall_DoesNotReachTheGrain()
    {
        await using var silo = await TestSilo.StartAsync();
        var ledger = silo.Grains.GetGrain<ILedgerGrain>("PHL");
        await ledger.KeepAsync(new Sheet { Values = [1] });
        (await ledger.KeptAsync()).Values.Add(2);

        Assert.Equal([1], (await ledger.KeptAsync()).Values);
    }

    [Fact]
    public async Task Argument_RecordNotMarkedImmutable_IsCopied()
    {
        var pair = new Pair("SWE", "DNK");
        var copy = await EchoAsync(pair);
        Assert.NotSame(pair, copy);
        Assert.Equal(pair, copy);
    }

    [Fact]
    public async Task Argument_Collections_AreCopiedUnlessImmutableThroughout()
    {
        var numbers = ImmutableArray.Create(1.5, 2.5);
        Assert.True(numbers == await EchoAsync(numbers));
        var sheets = ImmutableArray.Create(new Sheet());
        Assert.NotSame(sheets[0], (await EchoAsync(sheets))[0]);
        var names = ImmutableDictionary<string, string>.Empty.Add("PHL", "Philippines");
        Assert.Same(names, await EchoAsync(names));
        string[] areas = ["PHL", "SAU"];
        var areasCopy = await EchoAsync(areas);
        Assert.NotSame(areas, areasCopy);
        Assert.Equal(areas, areasCopy);
        var byArea = new Dictionary<string, List<int>> { ["PHL"] = [1] };
        var byAreaCopy = await EchoAsync(byArea);
        Assert.NotSame(byArea["PHL"], byAreaCopy["PHL"]);
        Assert.Equal(byArea, byAreaCopy);
        Assert.Equal(("PHL", 3), await EchoAsync(("PHL", 3)));
        Assert.Equal(DayOfWeek.Friday, await EchoAsync(DayOfWeek.Friday));
        Assert.Null(await EchoAsync<int?>(null));
        Assert.Equal(DateTimeOffset.UnixEpoch, await EchoAsync(DateTimeOffset.UnixEpoch));
        byte[] bytes = [1, 2];
        Assert.Equal(bytes, (await EchoAsync<ReadOnlyMemory<byte>>(bytes)).ToArray());
    }

    [Fact]
    public async Task Argument_ReferenceToAGrain_CanBeCalled()
    {
        await using var silo = await TestSilo.StartAsync();
        var other = silo.Grains.GetGrain<ILedgerGrain>("SAU");
        Assert.Equal(other, await silo.Grains.GetGrain<ILedgerGrain>("PHL").EchoAsync(other));
    }

    [Fact]
    public async Task Argument_NotMarked_IsRefusedByName()
    {
        var refused = await Assert.ThrowsAsync<CodecNotFoundException>(() => EchoAsync(new Unmarked("text")));
        Assert.Contains(typeof(Unmarked).FullName!, refused.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<CodecNotFoundException>(() => EchoAsync<IEnumerable<int>>(Enumerable.Range(0, 3).Select(i => i)));
        await Assert.ThrowsAsync<CodecNotFoundException>(() => EchoAsync<List<Unmarked>>([new Unmarked("text")]));
        await Assert.ThrowsAsync<CodecNotFoundException>(() => EchoAsync<Unmarked[]>([]));
    }

    private static async Task<T> EchoAsync<T>(T value)
    {
        await using var silo = await TestSilo.StartAsync();
        return await silo.Grains.GetGrain<ILedgerGrain>("PHL").EchoAsync(value);
    }
}
