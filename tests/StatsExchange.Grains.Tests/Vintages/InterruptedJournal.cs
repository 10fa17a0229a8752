// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Vintages;

/// <summary>A journal at whose next staging something else happens first.</summary>
public class InterruptedJournal : DispatchProxy
{
    private IJournal? _journal;
    private Func<Task>? _atNextStaging;

    public static (IJournal Journal, Action<Func<Task>> AtNextStaging) Over(IJournal journal)
    {
        var proxy = Create<IJournal, InterruptedJournal>();
        var interrupted = (InterruptedJournal)(object)proxy;
        interrupted._journal = journal;
        return (proxy, then => interrupted._atNextStaging = then);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == nameof(IJournal.StageAsync) && Interlocked.Exchange(ref _atNextStaging, null) is { } first
            ? ThenAsync(first, () => (Task)targetMethod.Invoke(_journal, args)!)
            : targetMethod.Invoke(_journal, args);

    private static async Task ThenAsync(Func<Task> first, Func<Task> then)
    {
        await first();
        await then();
    }
}
