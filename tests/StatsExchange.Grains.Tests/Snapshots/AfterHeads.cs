// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Snapshots;

/// <summary>A journal after whose next look at all heads something else happens before the answer arrives.</summary>
public class AfterHeads : DispatchProxy
{
    private IJournal _journal = null!;
    private Func<Task>? _then;

    public static (IJournal Journal, Action<Func<Task>> AfterNextHeads) Over(IJournal journal)
    {
        var proxy = Create<IJournal, AfterHeads>();
        var after = (AfterHeads)(object)proxy;
        after._journal = journal;
        return (proxy, then => after._then = then);
    }

    // The journal's followers look at all heads, too: a snapshot is what does so within a job.
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var answer = targetMethod!.Invoke(_journal, BindingFlags.DoNotWrapExceptions, null, args, null);
        return answer is Task<JournalHeads> heads
            && Environment.StackTrace.Contains(nameof(StatsExchange.Grains.Snapshots.SnapshotRunner), StringComparison.Ordinal)
            && Interlocked.Exchange(ref _then, null) is { } then
            ? ThenAsync(heads, then)
            : answer;
    }

    private static async Task<JournalHeads> ThenAsync(Task<JournalHeads> heads, Func<Task> then)
    {
        var found = await heads;
        await then();
        return found;
    }
}
