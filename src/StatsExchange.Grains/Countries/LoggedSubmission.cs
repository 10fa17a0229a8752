// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>A submission as the journal knows it.</summary>
/// <param name="Entry">Its entry.</param>
/// <param name="Body">Its body.</param>
internal sealed record LoggedSubmission(Entry Entry, SubmissionRecorded Body)
{
    public static LoggedSubmission Of(Entry entry) => new(entry, SubmissionRecorded.Parser.ParseFrom(entry.Body.Span));

    public Vintage ToVintage() => new()
    {
        Seq = Entry.Seq,
        Time = Timestamp.FromDateTimeOffset(Entry.Time),
        Structure = Body.Structure,
        PeriodFrom = Body.Slices.FirstOrDefault()?.TimePeriod ?? "",
        PeriodTo = Body.Slices.LastOrDefault()?.TimePeriod ?? "",
        Added = Body.Added,
        Revised = Body.Revised,
        Removed = Body.Removed,
        SourceName = Body.SourceName,
        Mapping = Body.Mapping,
        Sheets = { Body.Sheets },
        Provider = Body.Provider,
    };

    public Submission ToSubmission(Receipt receipt) => new()
    {
        Receipt = receipt,
        RequestId = Body.RequestId,
        Structure = Body.Structure,
        Mode = Body.Mode,
        SourceName = Body.SourceName,
        SubmittedBy = Entry.Actor,
        Observations = Body.Observations,
        Added = Body.Added,
        Revised = Body.Revised,
        Removed = Body.Removed,
        Time = Timestamp.FromDateTimeOffset(Entry.Time),
        Mapping = Body.Mapping,
        Sheets = { Body.Sheets },
        Provider = Body.Provider,
    };
}
