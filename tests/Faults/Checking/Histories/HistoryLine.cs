// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Checking.Histories;

/// <summary>One line of a history file: a call as it goes out, or what came of it.</summary>
/// <param name="Id">The number of the operation.</param>
/// <param name="Event"><c>invoke</c>, <c>ok</c>, <c>fail</c> or <c>unknown</c>; <c>note</c> for what the harness did.</param>
/// <param name="Time">On a monotonic clock.</param>
/// <param name="Client">Who calls.</param>
/// <param name="Call">What is asked, with <c>invoke</c>.</param>
/// <param name="Answer">What was answered, with <c>ok</c> and <c>fail</c>.</param>
/// <param name="Text">Status of a call whose outcome is unknown, or the note.</param>
public sealed record HistoryLine(int Id, string Event, long Time, string? Client = null, Call? Call = null, Answer? Answer = null, string? Text = null)
{
    /// <summary>A call goes out.</summary>
    public const string Invoke = "invoke";

    /// <summary>It was done.</summary>
    public const string Ok = "ok";

    /// <summary>It was refused for good.</summary>
    public const string Fail = "fail";

    /// <summary>Nobody knows.</summary>
    public const string Unknown = "unknown";

    /// <summary>What the harness did.</summary>
    public const string Note = "note";
}
