// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Regions;
using StatsExchange.Storage.V1;
using StatsExchange.V1;
using SeriesSheet = StatsExchange.V1.SeriesSheet;

namespace StatsExchange.Grains.Countries;

/// <summary>Decides on new versions of series sheets.</summary>
internal static class SeriesSheetDesk
{
    // Whoever reads figures gets the sheets of their structure in one message of at most 1 MiB.
    private const int MostBytesInForce = 512 * 1024;

    // A sheet has at most ten texts of 1 KiB.
    private const int LargestPage = 90;

    /// <summary>A page that fits in a message of 1 MiB, however long the texts are.</summary>
    public static int PageSizeOf(ListSeriesSheetsRequest asked) => asked.PageSize is 0 or (> LargestPage and <= 1_000) ? LargestPage : asked.PageSize;

    public static Decision<PutSeriesSheetResponse> Put(SeriesSheetBook book, SeriesSheet? sent)
    {
        var sheet = SheetMessages.Read(sent ?? throw RefusedException.Field("sheet", "expected a series sheet"));
        var violations = new FieldViolations();
        foreach (var fault in SheetRules.Faults(sheet).Concat(SheetRules.Faults(sheet, book.InForce)))
        {
            violations.Add("sheet." + fault.Field, fault.Expected);
        }

        violations.Throw();
        FreeText.Check(sent.ClassesAssignedBy, "sheet.classes_assigned_by");
        CheckRoom(book, sent);
        var recorded = sent.Clone();
        recorded.Version = book.NextVersion(sheet.Series);
        recorded.Id = "";
        recorded.Seq = 0;
        recorded.Time = null;
        recorded.RecordedBy = "";
        return new(
            [new NewEntry(CountryEntries.SeriesSheetRecorded, new SeriesSheetRecorded { Sheet = recorded })],
            entries => new PutSeriesSheetResponse { Sheet = SeriesSheetBook.AsRecorded(entries[^1], recorded), Revision = entries[^1].Seq });
    }

    private static void CheckRoom(SeriesSheetBook book, SeriesSheet sent)
    {
        var id = SheetMessages.SeriesOf(sent).Id;
        var others = book.Current.Where(sheet => sheet.Structure == sent.Structure && sheet.Id != id);
        if (others.Sum(sheet => sheet.CalculateSize()) + sent.CalculateSize() > MostBytesInForce)
        {
            throw RefusedException.Field("sheet", $"expected at most {MostBytesInForce / 1024} KiB of sheets that hold for {sent.Structure}; withdraw some, or shorten their texts");
        }
    }
}
