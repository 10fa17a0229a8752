// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Streams;

/// <summary>A call was not over in time, however much it sent or took meanwhile.</summary>
internal sealed class OverdueException : Exception
{
    private OverdueException(string message)
        : base(message)
    {
    }

    public static OverdueException OfSubmission(int seconds) => new(
        $"The submission was not over after {seconds} s and was cut to free its place for others; send it again, faster, with the same request_id.");

    public static OverdueException OfRead(int seconds) => new(
        $"The read was not over after {seconds} s and was cut to free its place for others; ask for less at a time, or resume where that can be done.");
}
