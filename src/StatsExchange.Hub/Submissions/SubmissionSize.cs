// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Hub.Submissions;

/// <summary>Counts the bytes a submission sends, and ends it where they are more than it may hold. The intake counts the observations.</summary>
internal sealed class SubmissionSize
{
    private const long MostBytes = 128L * 1024 * 1024;

    private long _bytes;

    /// <exception cref="RefusedException">With this message it is too large.</exception>
    public void Add(SubmitRequest message)
    {
        _bytes += message.CalculateSize();
        if (_bytes > MostBytes)
        {
            throw new RefusedException(
                ErrorReason.SubmissionTooLarge, "A submission has at most 2,000,000 observations and 128 MiB; split it by period.");
        }
    }
}
