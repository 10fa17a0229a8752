// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>What flows with the code of a turn, and outside of grains: the call it belongs to, and the values of <see cref="RequestContext"/>.</summary>
internal class Ambient(CallFrame? frame, ImmutableDictionary<string, object> values)
{
    private static readonly AsyncLocal<Ambient?> Flowing = new();

    // A call is its own ambient, and so nothing is made for it.
    internal virtual CallFrame? Frame { get; } = frame;

    internal ImmutableDictionary<string, object> Values { get; } = values;

    internal static Ambient? Current
    {
        get => Flowing.Value;
        set => Flowing.Value = value;
    }
}
