// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Checking.Histories;

/// <summary>One call of one client, as it looked from outside.</summary>
/// <param name="Id">Its number in the history.</param>
/// <param name="Client">Who called.</param>
/// <param name="Call">What was asked.</param>
/// <param name="Invoked">When, on a monotonic clock.</param>
/// <param name="Returned">When the answer came; <see cref="Never"/> where it left things open.</param>
/// <param name="Answer">What was answered; null where the outcome is unknown.</param>
public sealed record Operation(int Id, string Client, Call Call, long Invoked, long Returned, Answer? Answer)
{
    /// <summary>The time of an answer that never came.</summary>
    public const long Never = long.MaxValue;

    /// <summary>Whether nobody outside knows if it was done.</summary>
    public bool IsUnknown => Answer is null;

    /// <summary>Whether it was under way at a moment.</summary>
    public bool IsOpenAt(long moment) => Invoked < moment && Returned > moment;
}
