// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>What makes a retry safe: who asked, under which id, for what, and the answer to give again.</summary>
public sealed record Command
{
    /// <summary>A command to be stored with its entries.</summary>
    /// <param name="actor">Who asks. 1 to 200 characters.</param>
    /// <param name="requestId">The caller's id of the request, unique for the actor within the stream, for ever. 1 to 200 characters.</param>
    /// <param name="content">Digest of what is asked; a retry has the same.</param>
    /// <param name="receipt">The signed response, returned byte for byte to a retry; outside the hash of the entry. May be empty.</param>
    /// <exception cref="ArgumentException">Actor or request id is empty, too long or holds control characters or broken UTF-16.</exception>
    public Command(string actor, string requestId, Hash content, ReadOnlyMemory<byte> receipt)
    {
        Label.Check(actor, nameof(actor));
        Label.Check(requestId, nameof(requestId));
        Actor = actor;
        RequestId = requestId;
        Content = content;
        Receipt = receipt;
    }

    /// <summary>Who asks.</summary>
    public string Actor { get; }

    /// <summary>The caller's id of the request.</summary>
    public string RequestId { get; }

    /// <summary>Digest of what is asked.</summary>
    public Hash Content { get; }

    /// <summary>The signed response.</summary>
    public ReadOnlyMemory<byte> Receipt { get; }
}
