// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Hub.Submissions;

/// <summary>Counts what a submission sends, and ends it where it is more than a submission may hold.</summary>
internal sealed class SubmissionSize
{
    private const long MostObservations = 2_000_000;
    private const long MostBytes = 128L * 1024 * 1024;

    private long _observations;
    private long _bytes;

    /// <exception cref="RefusedException">With this message it is too large.</exception>
    public void Add(SubmitRequest message)
    {
        _bytes += message.CalculateSize();
        _observations += message.ContentCase switch
        {
            SubmitRequest.ContentOneofCase.Rows => message.Rows.Observations.Count,
            SubmitRequest.ContentOneofCase.Block => message.Block.Count,
            _ => 0,
        };
        if (_observations > MostObservations || _bytes > MostBytes)
        {
            throw new RefusedException(
                ErrorReason.SubmissionTooLarge, "A submission has at most 2,000,000 observations and 128 MiB; split it by period.");
        }
    }
}
