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

    /// <summary>Whether it follows from how large figures are, and not only from what was asked for and what is reported.</summary>
    public bool TellsOfValues => Error is ReconciliationError.BenchmarkWithoutTwoSidedCells
        or ReconciliationError.MarginsDisagree
        or ReconciliationError.MarginOutOfReach
        or ReconciliationError.NotConverged
        or ReconciliationError.StocksDisagree;

    /// <summary>The method, parameter or benchmark that is at fault, as it was given.</summary>
    public string Subject { get; }
}
