// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;
using SeriesSheet = StatsExchange.V1.SeriesSheet;

namespace StatsExchange.Grains.Tests.Countries;

/// <summary>A series sheet is versioned per series, and says only what it can say.</summary>
public sealed class SeriesSheetTests
{
    [Fact]
    public async Task Put_TheSameSeriesAgain_IsItsNextVersionAndTheOnlyCurrentOne()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var first = await PutAsync(exchange, Sheet(12));
        var other = await PutAsync(exchange, Sheet(12, measure: "IMM"));
        var second = await PutAsync(exchange, Sheet(3));

        var listed = await TestExchange.As(TestCallers.Analyst("SWE"), () => Country(exchange).ListSeriesSheetsAsync(new ListSeriesSheetsRequest { RefArea = "SWE" }.ToProto()));

        Assert.Equal((1, 1, 2), (first.Version, other.Version, second.Version));
        Assert.Equal([("EMI", 2, 3), ("IMM", 1, 12)], listed.Read().Sheets.Select(sheet => (sheet.Measure, sheet.Version, sheet.MinimumStayMonths)));
    }

    [Theory]
    [InlineData("sheet.measure", "XXX", 12, "low")]
    [InlineData("sheet.minimum_stay_months", "EMI", 61, "low")]
    [InlineData("sheet.undercount_class", "EMI", 12, "tiny")]
    public async Task Put_WhatCannotBe_IsRefusedByField(string field, string measure, int months, string undercount)
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var sheet = Sheet(months, measure);
        sheet.UndercountClass = undercount;

        await Refusals.ExpectField(field, () => PutAsync(exchange, sheet));
    }

    [Fact]
    public async Task Read_ThePastOfTheFigures_HasTheSheetsOfThen()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var first = await PutAsync(exchange, Sheet(12));
        await PutAsync(exchange, Sheet(3));
        await PutAsync(exchange, Sheet(6, measure: "IMM"));

        Assert.Equal([("EMI", 2), ("IMM", 1)], (await ReadAsync(exchange, null)).Current.Select(sheet => (sheet.Series.Measure, sheet.Version)));
        Assert.Equal([("EMI", 1)], (await ReadAsync(exchange, first.Seq)).Current.Select(sheet => (sheet.Series.Measure, sheet.Version)));
    }

    [Fact]
    public async Task Put_AllThatIsWrong_IsToldAtOnce()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var sheet = Sheet(61, "XXX");
        sheet.RoundingBase = 0;

        var refused = await Assert.ThrowsAsync<RefusedException>(() => PutAsync(exchange, sheet));

        Assert.Equal(["sheet.measure", "sheet.minimum_stay_months", "sheet.rounding_base"], refused.Violations.Select(violation => violation.Field));
    }

    [Fact]
    public async Task Put_MoreThanAReadingCanCarry_IsRefused()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var text = new string('x', 1_024);
        var year = 1_800;
        var refused = await Assert.ThrowsAsync<RefusedException>(async () =>
        {
            for (; year < 2_000; year++)
            {
                var sheet = Sheet(12);
                (sheet.PeriodFrom, sheet.PeriodTo) = ($"{year}", $"{year}");
                (sheet.Footnotes, sheet.Contact, sheet.Territory) = (text, text, text);
                await PutAsync(exchange, sheet);
            }
        });

        Assert.Equal(["sheet"], refused.Violations.Select(violation => violation.Field));
        Assert.Contains("512 KiB", refused.Message, StringComparison.Ordinal);
        Assert.InRange(year, 1_950, 1_970);
    }

    [Fact]
    public async Task List_AllVersions_TellsEveryVersionWithWhoAndWhen()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var first = await PutAsync(exchange, Sheet(12));
        await PutAsync(exchange, Sheet(6, "IMM"));
        var ended = Sheet(12);
        ended.ClearMinimumStayMonths();
        (ended.Withdrawn, ended.UndercountClass, ended.ClassesAssignedBy) = (true, "", "");
        await PutAsync(exchange, ended);

        var all = await ListAsync(exchange, TestCallers.Analyst("SWE"), new ListSeriesSheetsRequest { RefArea = "SWE", Id = first.Id, AllVersions = true });
        var current = await ListAsync(exchange, TestCallers.Analyst("SWE"), new ListSeriesSheetsRequest { RefArea = "SWE" });

        Assert.Equal("FLOW/EMI.RES..REG./2010/2017", first.Id);
        Assert.Equal([(1, false), (2, true)], all.Select(sheet => (sheet.Version, sheet.Withdrawn)));
        Assert.All(all, sheet => Assert.True(sheet.Seq > 0 && sheet.Time is not null && sheet.RecordedBy.StartsWith("SWE/", StringComparison.Ordinal)));
        Assert.Equal(["IMM"], current.Select(sheet => sheet.Measure));
    }

    [Fact]
    public async Task Put_ATextThatIsTooLong_IsRefusedInOlderFieldsToo()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var sheet = Sheet(12);
        (sheet.UndercountAssignedBy, sheet.ClassesAssignedBy) = ("the office", new string('x', 1_025));

        await Refusals.ExpectField("sheet.classes_assigned_by", () => PutAsync(exchange, sheet));
    }

    [Fact]
    public async Task List_OfLongTexts_ComesInPagesThatFitInAMessage()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var text = new string('x', 1_024);
        var sheet = Sheet(12);
        (sheet.Footnotes, sheet.Contact, sheet.Territory, sheet.Provider, sheet.ResidenceCriterion) = (text, text, text, text, text);
        (sheet.ReferenceDate, sheet.DeregistrationNotes, sheet.UndercountAssignedBy, sheet.AccuracyClass, sheet.AccuracyAssignedBy) = (text, text, text, "low", text);
        sheet.ClassesAssignedBy = text;
        for (var version = 0; version < 95; version++)
        {
            await PutAsync(exchange, sheet);
        }

        var asked = new ListSeriesSheetsRequest { RefArea = "SWE", AllVersions = true, PageSize = 1_000 };
        var first = await TestExchange.As(TestCallers.Analyst("SWE"), () => Country(exchange).ListSeriesSheetsAsync(asked.ToProto()));
        asked.PageToken = first.Read().NextPageToken;
        var rest = await ListAsync(exchange, TestCallers.Analyst("SWE"), asked);

        Assert.InRange(first.Bytes.Length, 1, 1_048_576);
        Assert.Equal(Enumerable.Range(1, 95), first.Read().Sheets.Concat(rest).Select(version => version.Version));
    }

    [Fact]
    public async Task List_ByAPartnerUnderAnAgreement_HasTheSheetsOfFiguresItMaySee()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        foreach (var (structure, counterpart, to) in new[] { ("FLOW", "", "2017"), ("FLOW", "DNK", "2017"), ("FLOW", "NOR", "2017"), ("FLOW", "FIN", "2012"), ("STOCK", "", "2017") })
        {
            var sheet = Sheet(12);
            (sheet.Structure, sheet.Basis, sheet.Counterpart, sheet.PeriodTo) = (structure, structure == "FLOW" ? "RES" : "CB", counterpart, to);
            await PutAsync(exchange, sheet);
        }

        var asked = new ListSeriesSheetsRequest { RefArea = "SWE" };
        await Refusals.Expect(ErrorReason.NoAgreement, () => ListAsync(exchange, TestCallers.Analyst("DNK"), asked));
        await Refusals.Expect(ErrorReason.NotYours, () => ListAsync(exchange, TestCallers.Submitter("DNK"), asked));
        var terms = Offices.Terms("SWE", "DNK");
        terms.Structures.Remove("STOCK");
        (terms.PeriodFrom, terms.PeriodTo) = ("2013", "2016");
        var agreement = await exchange.AgreeAsync(terms);
        var seen = await ListAsync(exchange, TestCallers.Analyst("DNK"), asked);
        await exchange.RevokeAsync(agreement, TestCallers.Signatory("SWE"));

        Assert.Equal(["FLOW/EMI.RES..REG./2010/2017", "FLOW/EMI.RES..REG.DNK/2010/2017"], seen.Select(sheet => sheet.Id));
        await Refusals.Expect(ErrorReason.NoAgreement, () => ListAsync(exchange, TestCallers.Analyst("DNK"), asked));
    }

    [Fact]
    public async Task List_ByARegionalBody_HasSheetsTowardsAnyPartner()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var sheet = Sheet(12);
        sheet.Counterpart = "NOR";
        await PutAsync(exchange, sheet);
        var asked = new ListSeriesSheetsRequest { RefArea = "SWE" };

        await Refusals.Expect(ErrorReason.NoAgreement, () => ListAsync(exchange, TestCallers.Steward("EUROPE27"), asked));
        await exchange.AgreeAsync(Offices.Terms("SWE", "EUROPE27", Use.ForwardToRegion));

        Assert.Single(await ListAsync(exchange, TestCallers.Steward("EUROPE27"), asked));
        await Refusals.Expect(ErrorReason.NotYours, () => ListAsync(exchange, TestCallers.HubSteward, asked));
    }

    [Fact]
    public async Task Submit_UnderSheets_NamesTheVersionsThatHoldForWhatIsSent()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await PutAsync(exchange, Sheet(12));
        await PutAsync(exchange, Sheet(12, "IMM"));
        var towardsDenmark = Sheet(3);
        towardsDenmark.Counterpart = "DNK";
        await PutAsync(exchange, towardsDenmark);

        var first = await exchange.SubmitAsync("SWE", Figures.Flow("EMI", "DNK", "2015", 4).With("SOURCE", "REG"));
        await PutAsync(exchange, Sheet(6));
        var second = await exchange.SubmitAsync("SWE", Figures.Flow("EMI", "NOR", "2015", 4).With("SOURCE", "REG"));
        var other = await exchange.SubmitAsync("SWE", Figures.Flow("EMI", "NOR", "2018", 4).With("SOURCE", "REG"), Figures.Flow("EMI", "NOR", "2015", 4).With("SOURCE", "SUR"));

        Assert.Equal(["FLOW/EMI.RES..REG./2010/2017 1", "FLOW/EMI.RES..REG.DNK/2010/2017 1"], Names(first.Sheets));
        Assert.Equal(["FLOW/EMI.RES..REG./2010/2017 2"], Names(second.Sheets));
        var listed = await TestExchange.As(TestCallers.Analyst("SWE"), () => Country(exchange).ListSubmissionsAsync(new ListSubmissionsRequest { RefArea = "SWE" }.ToProto()));
        Assert.Equal([other.Sheets, second.Sheets, first.Sheets], listed.Read().Submissions.Select(submission => submission.Sheets));
        var vintages = await TestExchange.As(TestCallers.Analyst("SWE"), () => Country(exchange).ListVintagesAsync(new ListVintagesRequest { RefArea = "SWE" }.ToProto()));
        Assert.Equal([0, 1, 2], vintages.Read().Vintages.Select(vintage => vintage.Sheets.Count));
        var exported = await exchange.ExportAsync(TestCallers.Analyst("SWE"), new ExportObservationsRequest { RefArea = "SWE", Structure = "FLOW", AsOfSeq = first.Revision });
        Assert.Equal(
            ["FLOW/EMI.RES..REG./2010/2017 1", "FLOW/EMI.RES..REG.DNK/2010/2017 1", "FLOW/IMM.RES..REG./2010/2017 1"], Names(exported[0].Sheets));
        Assert.All(exported.Skip(1), block => Assert.Empty(block.Sheets));
    }

    private static IEnumerable<string> Names(IEnumerable<SheetVersion> sheets) => sheets.Select(sheet => $"{sheet.Id} {sheet.Version}");

    private static async Task<IReadOnlyList<SeriesSheet>> ListAsync(TestExchange exchange, Caller caller, ListSeriesSheetsRequest request) =>
        (await TestExchange.As(caller, () => Country(exchange).ListSeriesSheetsAsync(request.ToProto()))).Read().Sheets;

    private static async Task<SheetBook> ReadAsync(TestExchange exchange, long? asOf) =>
        (await TestExchange.As(TestCallers.Analyst("SWE"), () => Country(exchange).ReadAsync(new ReadingRequest("FLOW", "", "", Use.Compare, AsOfSeq: asOf)))).Sheets();

    private static SeriesSheet Sheet(int months, string measure = "EMI") => new()
    {
        Structure = "FLOW",
        Measure = measure,
        Basis = "RES",
        Source = "REG",
        PeriodFrom = "2010",
        PeriodTo = "2017",
        MinimumStayMonths = months,
        UndercountClass = "low",
        ClassesAssignedBy = "the office",
    };

    private static async Task<SeriesSheet> PutAsync(TestExchange exchange, SeriesSheet sheet)
    {
        var request = new PutSeriesSheetRequest { RequestId = Offices.NextRequest(), RefArea = "SWE", Sheet = sheet };
        return (await TestExchange.As(TestCallers.Analyst("SWE"), () => Country(exchange).PutSeriesSheetAsync(request.ToProto()))).Read().Sheet;
    }

    private static ICountryGrain Country(TestExchange exchange) => exchange.Grains.GetGrain<ICountryGrain>("SWE");
}
