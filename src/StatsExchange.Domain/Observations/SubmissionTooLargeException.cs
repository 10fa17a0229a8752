// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>A submission has more observations, or more different codes in one dimension, than a submission may hold.</summary>
public sealed class SubmissionTooLargeException : Exception
{
    internal SubmissionTooLargeException(string what, int limit)
        : base($"A submission has at most {limit} {what}.") => Limit = limit;

    /// <summary>The number that was exceeded.</summary>
    public int Limit { get; }
}
