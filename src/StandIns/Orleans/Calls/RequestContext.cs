// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>Values that go along with calls, downwards only: what a callee sets its caller never sees.</summary>
public static class RequestContext
{
    public static IEnumerable<string> Keys => Current.Keys;

    public static IEnumerable<KeyValuePair<string, object>> Entries => Current;

    internal static ImmutableDictionary<string, object> Current
    {
        get => Ambient.Current?.Values ?? ImmutableDictionary<string, object>.Empty;
        private set => Ambient.Current = new Ambient(Ambient.Current?.Frame, value);
    }

    public static object? Get(string key) => Current.GetValueOrDefault(key);

    public static void Set(string key, object value) => Current = Current.SetItem(key, value);

    public static bool Remove(string key)
    {
        var before = Current;
        Current = before.Remove(key);
        return before.Count != Current.Count;
    }

    public static void Clear() => Current = ImmutableDictionary<string, object>.Empty;
}
