// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>A submission as the journal knows it.</summary>
/// <param name="Seq">Seq of its entry.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="Actor">Who sent it.</param>
/// <param name="PeriodFrom">First period it touched; empty where it touched none.</param>
/// <param name="PeriodTo">Last period it touched.</param>
/// <param name="Header">Its body without slices.</param>
internal sealed record LoggedSubmission(
    long Seq,
    DateTimeOffset Time,
    string Actor,
    string PeriodFrom,
    string PeriodTo,
    SubmissionRecorded Header);
