// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>The places in a store at which what survives a crash is decided. A closed list: fault tests go through all of it.</summary>
public enum Failpoint
{
    /// <summary>Requests were taken from the queue; their transaction is not begun.</summary>
    BeforeBegin,

    /// <summary>Blocks are staged in a transaction that is still open.</summary>
    Staging,

    /// <summary>Entries, command and block references are written in a transaction that is still open.</summary>
    Appending,

    /// <summary>Everything of the transaction is written; its commit is not begun.</summary>
    BeforeCommit,

    /// <summary>The transaction is durable; nobody was answered.</summary>
    Committed,
}
