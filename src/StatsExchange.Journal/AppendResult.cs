// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>What became of an append.</summary>
public abstract record AppendResult
{
    private AppendResult()
    {
    }

    /// <summary>The entries are committed and durable.</summary>
    /// <param name="Head">The stream's head after them.</param>
    public sealed record Appended(StreamHead Head) : AppendResult;

    /// <summary>Somebody else wrote first; nothing was written. Read the tail, decide again, retry.</summary>
    /// <param name="Head">The stream's head as it stands.</param>
    public sealed record Conflict(StreamHead Head) : AppendResult;

    /// <summary>The same request was committed before; nothing was written. Answer with its receipt.</summary>
    /// <param name="Command">The command as it was committed.</param>
    public sealed record Repeated(StoredCommand Command) : AppendResult;

    /// <summary>The request id was used for other content; nothing was written.</summary>
    /// <param name="Command">The command that used it.</param>
    public sealed record RequestIdReused(StoredCommand Command) : AppendResult;
}
