// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>A journal that takes its time to record a period of a job, so that a job of many lasts longer than one look at it.</summary>
public class SlowJournal : DispatchProxy
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private IJournal _inner = null!;

    public static IJournal Over(IJournal journal)
    {
        var slow = Create<IJournal, SlowJournal>();
        ((SlowJournal)(object)slow)._inner = journal;
        return slow;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IJournal.AppendAsync)
        && ((IReadOnlyList<Entry>)args![3]!).Any(entry => entry.Kind == "reconciliation-period-completed")
            ? AppendAsync(targetMethod, args)
            : targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);

    private async Task<AppendResult> AppendAsync(MethodInfo append, object?[] args)
    {
        await Task.Delay(Pause);
        return await (Task<AppendResult>)append.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null)!;
    }
}
