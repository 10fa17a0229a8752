// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace Orleans.Runtime;

/// <summary>A turn of a grain and the turns that led to it. What calls in the turn's name carries it along.</summary>
internal class CallFrame(GrainId grain, CallFrame? caller, ImmutableDictionary<string, object> values) : Ambient(null, values)
{
    internal sealed override CallFrame Frame => this;

    internal GrainId Grain { get; } = grain;

    internal CallFrame? Caller { get; } = caller;

    internal virtual string MethodName => nameof(IGrainBase.OnActivateAsync);

    /// <summary>True where whoever caused this turn waits for its end.</summary>
    internal virtual bool IsAwaited => true;

    internal bool DescendsFrom(CallFrame other)
    {
        for (var frame = Caller; frame is not null; frame = frame.Caller)
        {
            if (ReferenceEquals(frame, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where the other turn cannot end before this one.</summary>
    internal bool IsAwaitedBy(CallFrame other)
    {
        for (var frame = this; frame.IsAwaited && frame.Caller is { } caller; frame = caller)
        {
            if (ReferenceEquals(caller, other))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The chain from its first call to this one: <c>region/ASEAN.Run → country/PHL.Read</c>.</summary>
    public override string ToString()
    {
        var own = $"{Grain}.{MethodName}";
        return Caller is null ? own : $"{Caller} → {own}";
    }
}
