// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>A method cannot run as asked. The message holds no figures.</summary>
public sealed class ReconciliationException : Exception
{
    internal ReconciliationException(ReconciliationError error, string subject, string message)
        : base(message)
    {
        Error = error;
        Subject = subject;
    }

    /// <summary>Why it cannot run.</summary>
    public ReconciliationError Error { get; }

    /// <summary>The method, parameter or benchmark that is at fault, as it was given.</summary>
    public string Subject { get; }
}
