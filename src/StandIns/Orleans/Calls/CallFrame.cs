// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>A turn of a grain and the turns that led to it. What calls in the turn's name carries it along.</summary>
internal sealed class CallFrame(GrainId grain, string method, CallFrame? caller)
{
    private static readonly AsyncLocal<CallFrame?> Executing = new();

    /// <summary>The turn that is executing; null outside of grains.</summary>
    internal static CallFrame? Current
    {
        get => Executing.Value;
        set => Executing.Value = value;
    }

    internal GrainId Grain { get; } = grain;

    internal CallFrame? Caller { get; } = caller;

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

    /// <summary>The chain from its first call to this one: <c>region/ASEAN.Run → country/PHL.Read</c>.</summary>
    public override string ToString()
    {
        var own = $"{Grain}.{method}";
        return Caller is null ? own : $"{Caller} → {own}";
    }
}
