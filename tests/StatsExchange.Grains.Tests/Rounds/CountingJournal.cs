// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Rounds;

/// <summary>A journal that counts how often it is looked at: each read of a country looks at its head, and then at the entries that are asked for one by one.</summary>
public class CountingJournal : DispatchProxy
{
    private IJournal? _journal;
    private int _looks;

    public static (IJournal Journal, Func<int> Looks) Over(IJournal journal)
    {
        var proxy = Create<IJournal, CountingJournal>();
        var counting = (CountingJournal)(object)proxy;
        counting._journal = journal;
        return (proxy, () => Volatile.Read(ref counting._looks));
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name is nameof(IJournal.EntryAsync) or nameof(IJournal.HeadAsync))
        {
            Interlocked.Increment(ref _looks);
        }

        return targetMethod.Invoke(_journal, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
