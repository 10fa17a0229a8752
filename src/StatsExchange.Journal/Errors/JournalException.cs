// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>Any error of the journal itself; messages hold names and positions, never figures or digests of blocks.</summary>
public abstract class JournalException : Exception
{
    private protected JournalException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
