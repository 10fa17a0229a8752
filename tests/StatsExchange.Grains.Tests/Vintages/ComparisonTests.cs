// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Vintages;

/// <summary>What changed between two vintages, cell by cell.</summary>
public sealed class ComparisonTests
{
    [Fact]
    public async Task Compare_TwoVintages_TellsWhatWasAddedRevisedAndRemoved()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync(
            "SWE",
            Figures.Flow("IMM", "DNK", "2014", 1),
            Figures.Flow("IMM", "DNK", "2015", 2),
            Figures.Flow("IMM", "FIN", "2015", null),
            Figures.Flow("IMM", "ISL", "2015", 4),
            Figures.Flow("IMM", "NOR", "2015", 5));
        await exchange.SubmitAsync(
            "SWE",
            Figures.Flow("IMM", "DNK", "2015", 0),
            Figures.Flow("IMM", "EST", "2015", 6, ("OBS_STATUS", "P")),
            Figures.Flow("IMM", "FIN", "2015", 0),
            Figures.Flow("IMM", "ISL", "2015", 4, ("COMMENT", "checked")),
            Figures.Flow("IMM", "NOR", "2015", 5).Deleted(),
            Figures.Flow("IMM", "NOR", "2016", null));

        var answer = await exchange.CompareAsync(new CompareVintagesRequest { RefArea = "SWE", Structure = "FLOW", FromSeq = 1 });

        Assert.Equal((2L, 1L, 2L), (answer.Revision, answer.FromSeq, answer.ToSeq));
        Assert.Equal((2L, 3L, 1L), (answer.Added, answer.Revised, answer.Removed));
        Assert.Equal(
            [
                "REVISED 2015 DNK 2 [] > 0 []",
                "ADDED 2015 EST - [] > 6 [OBS_STATUS=P]",
                "REVISED 2015 FIN - [] > 0 []",
                "REVISED 2015 ISL 4 [] > 4 [COMMENT=checked]",
                "REMOVED 2015 NOR 5 [] > - []",
                "ADDED 2016 NOR - [] > - []",
            ],
            answer.Changes.Select(Describe));
        Assert.Equal("", answer.NextPageToken);
        Assert.Equal(
            ["BASIS", "COUNTERPART_AREA", "FREQ", "MEASURE"],
            answer.Changes[0].Dimensions.Keys.Intersect(["BASIS", "COUNTERPART_AREA", "FREQ", "MEASURE", "REF_AREA", "TIME_PERIOD"]).Order(StringComparer.Ordinal));

        var back = await exchange.CompareAsync(new CompareVintagesRequest { RefArea = "SWE", Structure = "FLOW", FromSeq = 2, ToSeq = 1, PeriodFrom = "2016" });
        Assert.Equal(["REMOVED 2016 NOR - [] > - []"], back.Changes.Select(Describe));
    }

    [Fact]
    public async Task Compare_ByTime_ReadsTheStatesOfThatTime()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var start = exchange.Clock.Now;
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 2));
        exchange.Clock.Pass(TimeSpan.FromDays(1));
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "FIN", "2015", 3));
        var request = new CompareVintagesRequest { RefArea = "SWE", Structure = "FLOW", FromTime = Timestamp.FromDateTimeOffset(start), ToTime = Timestamp.FromDateTimeOffset(exchange.Clock.Now) };

        var answer = await exchange.CompareAsync(request);
        Assert.Equal((1L, 2L, "ADDED 2015 FIN - [] > 3 []"), (answer.FromSeq, answer.ToSeq, Describe(Assert.Single(answer.Changes))));

        request.FromTime = Timestamp.FromDateTimeOffset(start.AddTicks(-1));
        Assert.Equal((0L, 2), ((await exchange.CompareAsync(request)).FromSeq, (await exchange.CompareAsync(request)).Changes.Count));
        request.ToTime = Timestamp.FromDateTimeOffset(exchange.Clock.Now.AddSeconds(1));
        await Refusals.ExpectField("to_time", () => exchange.CompareAsync(request));
    }

    [Fact]
    public async Task Compare_PagesOfAnySize_TellTheSameWhateverIsSubmittedMeanwhile()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        string[] partners = ["DNK", "EST", "FIN", "ISL", "LTU", "LVA", "NOR"];
        await exchange.SubmitAsync("SWE", [.. partners.Take(5).SelectMany(partner => new[] { "2014", "2015" }.Select(period => Figures.Flow("IMM", partner, period, 1)))]);
        await exchange.SubmitAsync("SWE", [.. partners.Skip(2).SelectMany(partner => new[] { "2015", "2016" }.Select(period => Figures.Flow("IMM", partner, period, 2)))]);
        var request = new CompareVintagesRequest { RefArea = "SWE", Structure = "FLOW", FromSeq = 1 };
        var whole = (await exchange.CompareAsync(request)).Changes.Select(Describe).ToList();

        for (var size = 1; size <= whole.Count + 1; size++)
        {
            request.PageSize = size;
            request.ToSeq = 2;
            var pages = await exchange.ComparePagesAsync(request);
            Assert.Equal(whole, pages.SelectMany(page => page.Changes).Select(Describe));
            Assert.Equal((whole.Count + size - 1) / size, pages.Count);
            Assert.All(pages, page => Assert.Equal((pages[0].Added, pages[0].Revised, pages[0].Removed), (page.Added, page.Revised, page.Removed)));
        }

        request.ClearToSeq();
        request.PageSize = 4;
        var first = await exchange.CompareAsync(request);
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2014", 9), Figures.Flow("IMM", "DNK", "2017", 9));
        request.PageToken = first.NextPageToken;
        var second = await exchange.CompareAsync(request);
        Assert.Equal(whole.Take(8), first.Changes.Concat(second.Changes).Select(Describe));
        Assert.Equal((first.ToSeq, first.Revision, first.Added), (second.ToSeq, second.Revision, second.Added));
    }

    [Fact]
    public async Task Compare_TokenOfAnotherQuestionOrFutureSeqOrOfAnother_IsRefused()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2015", 1), Figures.Flow("IMM", "FIN", "2015", 1));
        var request = new CompareVintagesRequest { RefArea = "SWE", Structure = "FLOW", FromSeq = 0, PageSize = 1 };
        var token = (await exchange.CompareAsync(request)).NextPageToken;

        await Refusals.ExpectField("page_token", () => exchange.CompareAsync(new CompareVintagesRequest(request) { PageToken = token, PeriodTo = "2015" }));
        await Refusals.ExpectField("page_token", () => exchange.CompareAsync(new CompareVintagesRequest(request) { PageToken = token, FromSeq = 1 }));
        await Refusals.ExpectField("page_token", () => exchange.CompareAsync(new CompareVintagesRequest(request) { PageToken = "x" }));
        await Refusals.ExpectField("from", () => exchange.CompareAsync(new CompareVintagesRequest { RefArea = "SWE", Structure = "FLOW" }));
        await Refusals.Expect(ErrorReason.RevisionNotReached, () => exchange.CompareAsync(new CompareVintagesRequest(request) { ToSeq = 2 }));
        await exchange.AgreeAsync(Offices.Terms("SWE", "DNK"));
        await Refusals.Expect(ErrorReason.NotYours, () => exchange.CompareAsync(request, TestCallers.Analyst("DNK")));
    }

    [Fact]
    public async Task Compare_ManyBlocks_FindsTheOneCellThatChanged()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        var rows = ManyFlows.Of(30_000).ToList();
        await exchange.SubmitAsync(TestCallers.Submitter("SWE"), Figures.Header("SWE", "all"), rows);
        var changed = rows[17_171].Clone();
        changed.Value = 1_000_000;
        await exchange.SubmitAsync("SWE", changed, rows[3].Clone().Deleted());

        var answer = await exchange.CompareAsync(new CompareVintagesRequest { RefArea = "SWE", Structure = "FLOW", FromSeq = 1 });
        Assert.Equal((0L, 1L, 1L, 2), (answer.Added, answer.Revised, answer.Removed, answer.Changes.Count));
        Assert.Contains(answer.Changes, change => change.AfterValue == 1_000_000 && change.BeforeValue == rows[17_171].Value);

        var all = await exchange.ComparePagesAsync(new CompareVintagesRequest { RefArea = "SWE", Structure = "FLOW", FromSeq = 0, ToSeq = 1, PageSize = 1000 });
        Assert.Equal(30, all.Count);
        Assert.Equal(rows.Count, all.SelectMany(page => page.Changes).DistinctBy(change => string.Join(' ', change.Dimensions.OrderBy(code => code.Key))).Count());
        Assert.Equal(rows.Sum(row => row.Value), all.SelectMany(page => page.Changes).Sum(change => change.AfterValue));
    }

    private static string Describe(CellChange change) =>
        $"{change.Kind.ToString().ToUpperInvariant()} {change.TimePeriod} {change.Dimensions["COUNTERPART_AREA"]} "
        + $"{(change.HasBeforeValue ? change.BeforeValue : "-")} [{Texts(change.BeforeAttributes)}] > {(change.HasAfterValue ? change.AfterValue : "-")} [{Texts(change.AfterAttributes)}]";

    private static string Texts(IDictionary<string, string> attributes) => string.Join(' ', attributes.Select(text => $"{text.Key}={text.Value}"));
}
