// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>A journal that lets the jobs of the region stage so many results and holds the next one back until it is released: a job is seen half-way on any machine.</summary>
public class HeldJournal : DispatchProxy
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IJournal _inner = null!;
    private int _left;

    public static (IJournal Journal, Action Release) Over(IJournal journal, int staged)
    {
        var proxy = Create<IJournal, HeldJournal>();
        var held = (HeldJournal)(object)proxy;
        (held._inner, held._left) = (journal, staged);
        return (proxy, () => held._released.TrySetResult());
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        object? Inner() => targetMethod!.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
        return targetMethod!.Name == nameof(IJournal.StageAsync)
            && ((string)args![0]!).StartsWith(RegionHub.Region + "-job-", StringComparison.Ordinal)
            && Interlocked.Decrement(ref _left) < 0
            ? ThenAsync(() => (Task)Inner()!, (CancellationToken)args[2]!)
            : Inner();
    }

    private async Task ThenAsync(Func<Task> stage, CancellationToken cancellationToken)
    {
        await _released.Task.WaitAsync(cancellationToken);
        await stage();
    }
}
