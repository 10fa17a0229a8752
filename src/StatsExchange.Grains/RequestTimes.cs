// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains;

/// <summary>Times of requests.</summary>
internal static class RequestTimes
{
    private const long FirstSecond = -62_135_596_800;
    private const long LastSecond = 253_402_300_799;
    private const int NanosPerSecond = 1_000_000_000;

    /// <summary>The time of a field, or null where it is absent.</summary>
    /// <exception cref="RefusedException">The field is no time of the years 1 to 9999.</exception>
    public static DateTimeOffset? Read(Timestamp? time, string field) =>
        time is null ? null
        : time.Seconds is >= FirstSecond and <= LastSecond && time.Nanos is >= 0 and < NanosPerSecond ? time.ToDateTimeOffset()
        : throw RefusedException.Field(field, "expected a time of the years 1 to 9999");
}
