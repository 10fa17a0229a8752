// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Rounds;

/// <summary>A journal that cannot be reached for one stream, for as long as a test says so.</summary>
public class AwayJournal : DispatchProxy
{
    private IJournal? _journal;
    private StreamName? _away;

    public static (IJournal Journal, Action<StreamName?> IsAway) Over(IJournal journal)
    {
        var proxy = Create<IJournal, AwayJournal>();
        var away = (AwayJournal)(object)proxy;
        away._journal = journal;
        return (proxy, stream => away._away = stream);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IJournal.HeadAsync) && _away is { } away && away.Equals(args![0])
            ? Task.FromException<StreamHead>(Fault())
            : targetMethod.Invoke(_journal, args);

    // Only stores make it.
    private static Exception Fault() => (Exception)Activator.CreateInstance(
        typeof(JournalUnavailableException), BindingFlags.NonPublic | BindingFlags.Instance, binder: null, ["The store is away.", null], culture: null)!;
}
