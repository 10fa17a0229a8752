// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Snapshots;

/// <summary>A journal that holds back the first block read of it until it is released; all else goes on.</summary>
public class HeldBlock : DispatchProxy
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IJournal _journal = null!;
    private int _read;

    public static (IJournal Journal, Task Reached, Action Release) Over(IJournal journal)
    {
        var proxy = Create<IJournal, HeldBlock>();
        var held = (HeldBlock)(object)proxy;
        held._journal = journal;
        return (proxy, held._reached.Task, held._released.SetResult);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        object? Inner() => targetMethod!.Invoke(_journal, BindingFlags.DoNotWrapExceptions, null, args, null);
        return targetMethod!.Name == nameof(IJournal.GetBlockAsync) && Interlocked.Increment(ref _read) == 1
            ? ThenAsync(() => (Task<ReadOnlyMemory<byte>?>)Inner()!)
            : Inner();
    }

    private async Task<ReadOnlyMemory<byte>?> ThenAsync(Func<Task<ReadOnlyMemory<byte>?>> read)
    {
        _reached.SetResult();
        await _released.Task;
        return await read();
    }
}
