// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>A journal that its process loses once some entries of a kind are recorded: from then on nothing is written any more.</summary>
public class DyingJournal : DispatchProxy
{
    private readonly TaskCompletionSource _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private IJournal _inner = null!;
    private string _kind = null!;
    private int _left;

    /// <summary>Completes when the first write is lost.</summary>
    public Task Lost => _lost.Task;

    public static (IJournal Journal, DyingJournal End) Over(IJournal journal, string kind, int recorded)
    {
        var dying = Create<IJournal, DyingJournal>();
        var end = (DyingJournal)(object)dying;
        (end._inner, end._kind, end._left) = (journal, kind, recorded);
        return (dying, end);
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (targetMethod!.Name == nameof(IJournal.AppendAsync))
        {
            var ofKind = ((IReadOnlyList<Entry>)args![3]!).Any(entry => entry.Kind == _kind);
            if (_lost.Task.IsCompleted || (ofKind && _left-- == 0))
            {
                _lost.TrySetResult();
                return Task.FromException<AppendResult>(new TimeoutException("The process has lost it."));
            }
        }

        return targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
    }
}
