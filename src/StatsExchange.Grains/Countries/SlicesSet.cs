// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>The slices an entry set, whatever its kind.</summary>
/// <param name="Structure">STOCK, FLOW or RETURN.</param>
/// <param name="Slices">The slices, each once.</param>
internal sealed record SlicesSet(string Structure, IReadOnlyList<SliceWritten> Slices)
{
    /// <exception cref="InvalidDataException">Entries of that kind set none.</exception>
    public static SlicesSet By(Entry entry) => entry.Kind switch
    {
        CountryEntries.SubmissionRecorded => Of(SubmissionRecorded.Parser.ParseFrom(entry.Body.Span)),
        CountryEntries.SubmissionWithdrawn => Of(SubmissionWithdrawn.Parser.ParseFrom(entry.Body.Span)),
        _ => throw new InvalidDataException($"Entry {entry.Seq} of {entry.Stream} sets no slices."),
    };

    public static SlicesSet Of(SubmissionRecorded submission) => new(submission.Structure, submission.Slices);

    public static SlicesSet Of(SubmissionWithdrawn withdrawn) => new(withdrawn.Structure, withdrawn.Slices);
}
