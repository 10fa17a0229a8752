// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using System.Runtime.ExceptionServices;
using StatsExchange.Journal;

namespace StatsExchange.FaultyHub.Planted;

#pragma warning disable CA1852 // Its subtype is made when it runs.
/// <summary>A journal that asks a wrapper for what it overrides, and the journal itself for the rest.</summary>
internal class JournalProxy : DispatchProxy
{
    private IJournal _inner = null!;
    private JournalWrapper _wrapper = null!;

    public static IJournal Around(IJournal inner, JournalWrapper wrapper)
    {
        var journal = Create<IJournal, JournalProxy>();
        var proxy = (JournalProxy)(object)journal;
        proxy._inner = inner;
        proxy._wrapper = wrapper;
        return journal;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var overridden = typeof(JournalWrapper).GetMethod(targetMethod!.Name, [.. targetMethod.GetParameters().Select(parameter => parameter.ParameterType)]);
        try
        {
            return overridden is null ? targetMethod.Invoke(_inner, args) : overridden.Invoke(_wrapper, args);
        }
        catch (TargetInvocationException failure)
        {
            ExceptionDispatchInfo.Throw(failure.InnerException!);
            throw;
        }
    }
}
