// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains.Countries;

/// <summary>Times of requests that name a state of the past.</summary>
internal static class AsOfFields
{
    /// <summary>The time of a field.</summary>
    /// <exception cref="RefusedException">It is no time, or one to come: what will have been then nobody knows.</exception>
    public static DateTimeOffset? Past(Timestamp? time, string field, DateTimeOffset now) =>
        RequestTimes.Read(time, field) is { } read && read > now
            ? throw RefusedException.Field(field, "expected a time that is not to come")
            : RequestTimes.Read(time, field);
}
