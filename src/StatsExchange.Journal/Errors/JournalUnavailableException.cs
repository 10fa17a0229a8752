// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>
/// The store cannot be written or read now. For an append that was under way the outcome is unknown unless the message
/// says that nothing was written: the same command sent again tells.
/// </summary>
public sealed class JournalUnavailableException : JournalException
{
    internal JournalUnavailableException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
