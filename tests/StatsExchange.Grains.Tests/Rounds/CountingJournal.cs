// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Rounds;

/// <summary>A journal that counts the entries it is asked for one by one.</summary>
public class CountingJournal : DispatchProxy
{
    private IJournal? _journal;
    private int _entries;

    public static (IJournal Journal, Func<int> Entries) Over(IJournal journal)
    {
        var proxy = Create<IJournal, CountingJournal>();
        var counting = (CountingJournal)(object)proxy;
        counting._journal = journal;
        return (proxy, () => Volatile.Read(ref counting._entries));
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IJournal.EntryAsync))
        {
            Interlocked.Increment(ref _entries);
        }

        return targetMethod.Invoke(_journal, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
