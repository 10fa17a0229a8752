// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Rounds;

/// <summary>A journal that counts how often it is looked at: each read of a country looks at its head, and then at the entries that are asked for one by one.</summary>
public class CountingJournal : DispatchProxy
{
    private IJournal? _journal;
    private string[] _counted = [];
    private int _looks;

    /// <param name="journal">The journal.</param>
    /// <param name="counted">The methods that are counted; none for looks at heads and entries.</param>
    public static (IJournal Journal, Func<int> Looks) Over(IJournal journal, params string[] counted)
    {
        var proxy = Create<IJournal, CountingJournal>();
        var counting = (CountingJournal)(object)proxy;
        counting._journal = journal;
        counting._counted = counted.Length > 0 ? counted : [nameof(IJournal.EntryAsync), nameof(IJournal.HeadAsync)];
        return (proxy, () => Volatile.Read(ref counting._looks));
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (_counted.Contains(targetMethod!.Name))
        {
            Interlocked.Increment(ref _looks);
        }

        return targetMethod.Invoke(_journal, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
