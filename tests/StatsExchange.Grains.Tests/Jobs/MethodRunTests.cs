// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;
using SeriesSheet = StatsExchange.V1.SeriesSheet;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>Methods that need more than the figures of one period: classes from series sheets, other periods, and what of their results is told.</summary>
public sealed class MethodRunTests
{
    [Fact]
    public async Task Measurement_SheetsWithClasses_GivesIntervalsAndTotals()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763 SOURCE=REG", "DNK IMM 2015 5000 SOURCE=REG");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539 SOURCE=REG");
        await PutSheetAsync(hub, "SWE", "EMI", "high", "low");
        await PutSheetAsync(hub, "DNK", "IMM", "low", "high");

        var result = (await hub.EndOfAsync(await StartAsync(hub, "measurement", ("variance", "low=0.09,high=0.01")))).Reconciliation;

        var estimated = Assert.Single(result.Cells, cell => cell.HasEstimate);
        Assert.Equal(("SWE", "DNK"), (estimated.Origin, estimated.Destination));
        Assert.True(estimated.Lower < estimated.Estimate && estimated.Estimate < estimated.Upper);
        // Without a sheet nobody knows what share of its departures Denmark counts, or how Sweden counts arrivals.
        Assert.Equal("NO_CLASS", Assert.Single(result.Cells, cell => cell is { Origin: "DNK", Destination: "SWE" }).Reason);
        Assert.Equal(["", "SWE", ""], result.Totals.Select(total => total.Origin));
        Assert.Equal(["", "", "DNK"], result.Totals.Select(total => total.Destination));
        Assert.All(result.Totals, total => Assert.Equal((estimated.Estimate, 1), (total.Estimate, total.Corridors)));
    }

    [Fact]
    public async Task Measurement_ClassWithoutStatedPrior_FailsAndNamesTheParameter()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763 SOURCE=REG");
        await PutSheetAsync(hub, "SWE", "EMI", "medium", "low");

        var ended = await hub.EndOfAsync(await StartAsync(hub, "measurement", ("variance", "low=0.09")));

        Assert.Equal(JobState.Failed, ended.Job.State);
        Assert.Contains("medium-emigration", ended.Job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Factors_PooledPeriods_AreFittedTogether()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        foreach (var member in new[] { "SWE", "DNK", "FIN" })
        {
            await hub.AgreeAsync(member);
        }

        // Each year has one two-sided corridor; Denmark counts twice what the others count.
        await hub.SubmitAsync("SWE", "DNK EMI 2015 100", "FIN EMI 2014 300");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 200", "FIN IMM 2015 80");
        await hub.SubmitAsync("FIN", "SWE IMM 2014 300");

        var alone = (await hub.EndOfAsync(await StartAsync(hub, "factors", ("benchmark", "SWE:emigration")))).Reconciliation;
        var pooled = (await hub.EndOfAsync(await StartAsync(hub, "factors", ("benchmark", "SWE:emigration"), ("pool", "2014")))).Reconciliation;

        Assert.Equal("NOT_REPORTED", Factor(alone, "FIN").Reason);
        Assert.Equal(1, Factor(pooled, "FIN").Factor_, 9);
        Assert.Equal(0.5, Factor(pooled, "DNK").Factor_, 9);
        Assert.Equal(["", "2014"], pooled.Residuals.Select(residual => residual.TimePeriod));
        Assert.All(pooled.Residuals, residual => Assert.Equal((0, 0), (residual.SetApartInRound, Math.Round(residual.LogRatio, 9))));
    }

    [Fact]
    public async Task Factors_MemberThatShowsNothing_KeepsWhatItsFiguresFollowFrom()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK", Use.Estimate);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539");

        var result = (await hub.EndOfAsync(await StartAsync(hub, "factors"))).Reconciliation;

        Assert.Empty(result.Residuals);
        Assert.DoesNotContain(result.Factors, factor => factor.HasFactor_);
        Assert.DoesNotContain(result.Cells, cell => cell.HasEstimate);
    }

    [Fact]
    public async Task Completion_CorridorNobodyReports_IsMarked()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        foreach (var member in new[] { "SWE", "DNK", "FIN" })
        {
            await hub.AgreeAsync(member);
        }

        await hub.SubmitAsync("DNK", "SWE IMM 2015 200", "FIN IMM 2015 100");
        await hub.SubmitAsync("SWE", "DNK IMM 2015 50", "FIN IMM 2015 25");
        await hub.SubmitAsync("FIN", "DNK IMM 2015 20");

        var result = (await hub.EndOfAsync(await StartAsync(hub, "completion"))).Reconciliation;

        Assert.Equal(("SWE", "FIN"), Assert.Single(result.Cells.Where(cell => cell.Fitted).Select(cell => (cell.Origin, cell.Destination))));
        Assert.Equal(5, result.Cells.Count(cell => cell.HasEstimate && !cell.Fitted));
    }

    [Fact]
    public async Task StockDifferences_TwoStocks_AreTransitionsAndInNoSnapshot()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("DNK", "STOCK", [Stock("SWE", "2010", 500), Stock("SWE", "2015", 620)]);
        await hub.SubmitAsync("SWE", "STOCK", [Stock("DNK", "2015", 90)]);

        var job = await StartAsync(hub, "stock-differences", "birth", ("start", "2010"));
        var result = (await hub.EndOfAsync(job)).Reconciliation;

        Assert.True(result.AreTransitions);
        Assert.Equal(120, Assert.Single(result.Cells, cell => cell.HasEstimate).Estimate);
        Assert.Equal("STOCK_UNKNOWN", Assert.Single(result.Cells, cell => cell is { Origin: "DNK", Destination: "SWE" }).Reason);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.SnapshotAsync("STOCK", "2015", "2015", job.Id));
        Assert.Contains("transitions", Assert.Single(refusal.Violations).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StockMethods_AskedOfFlowsOrWithoutNatives_AreRefusedWithTheReason()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("DNK");
        await hub.AgreeAsync("SWE");
        await hub.SubmitAsync("DNK", "STOCK", [Stock("SWE", "2010", 500), Stock("SWE", "2015", 620)]);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => StartAsync(hub, "stock-differences", ("start", "2010")));
        var ended = await hub.EndOfAsync(await StartAsync(hub, "stock-accounts", "birth", ("start", "2010")));

        Assert.Equal("pair", Assert.Single(refusal.Violations).Field);
        Assert.Equal(JobState.Failed, ended.Job.State);
        Assert.Contains("native-born", ended.Job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StockAccounts_NativesThatOfficesReport_NeedOnlyBirthsAndDeaths()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("DNK");
        await hub.AgreeAsync("SWE");
        await hub.SubmitAsync("DNK", "STOCK", [Stock("SWE", "2010", 500), Stock("SWE", "2015", 620), Stock("DNK", "2010", 4000), Stock("DNK", "2015", 4000)]);
        await hub.SubmitAsync("SWE", "STOCK", [Stock("DNK", "2010", 90), Stock("DNK", "2015", 90), Stock("SWE", "2010", 9000), Stock("SWE", "2015", 8880)]);

        var told = await hub.EndOfAsync(await StartAsync(hub, "stock-accounts", "birth", ("start", "2010"), ("natives", "DNK://0/0,SWE://0/0")));
        var untold = await hub.EndOfAsync(await StartAsync(hub, "stock-accounts", "birth", ("start", "2010"), ("natives", "DNK://0/0")));

        Assert.Equal(120, Assert.Single(told.Reconciliation.Cells, cell => cell is { Origin: "SWE", Destination: "DNK" }).Estimate, 6);
        Assert.Equal(JobState.Failed, untold.Job.State);
        Assert.Contains("births and deaths of SWE", untold.Job.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StockAccounts_ConfidentialNatives_AreMissingAndSaidSo()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("DNK");
        await hub.AgreeAsync("SWE");
        var hidden = Stock("DNK", "2015", 4000);
        hidden.Attributes["CONF_STATUS"] = "C";
        await hub.SubmitAsync("DNK", "STOCK", [Stock("SWE", "2010", 500), Stock("SWE", "2015", 620), Stock("DNK", "2010", 4000), hidden]);
        await hub.SubmitAsync("SWE", "STOCK", [Stock("DNK", "2010", 90), Stock("DNK", "2015", 90), Stock("SWE", "2010", 9000), Stock("SWE", "2015", 8880)]);

        var ended = await hub.EndOfAsync(await StartAsync(hub, "stock-accounts", "birth", ("start", "2010"), ("natives", "DNK://0/0,SWE://0/0")));

        Assert.Equal(JobState.Failed, ended.Job.State);
        Assert.Contains("native-born population of DNK", ended.Job.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2015")]
    [InlineData("last year")]
    [InlineData("2014-Q1")]
    public async Task Start_PeriodToPoolThatIsNone_IsRefused(string period)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => StartAsync(hub, "factors", ("pool", period)));

        Assert.Contains(refusal.Violations, violation => violation.Field == "parameters" && violation.Description.Contains(period, StringComparison.Ordinal));
    }

    private static Factor Factor(ReconciliationResult result, string reporter) =>
        result.Factors.Single(factor => factor.Reporter == reporter && factor.Side == Side.Immigration);

    [Fact]
    public async Task Mean_StayFactors_TakesFiguresBroughtToOneMinimumStay()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 1000 MIN_STAY=3", "DNK IMM 2015 800");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 600 MIN_STAY=12", "SWE EMI 2015 400 MIN_STAY=12");
        CallerContext.Set(RegionHub.Steward);
        var request = new StartReconciliationRequest
        {
            RequestId = Guid.NewGuid().ToString("N"), Region = RegionHub.Region, Pair = "residence", TimePeriod = "2015", Method = "mean", StayFactors = "IMEM",
        };

        var result = (await hub.EndOfAsync((await hub.Grain.StartReconciliationAsync(request.ToProto())).Read().Job)).Reconciliation;

        Assert.Equal("IMEM 12", result.Harmonised);
        var cell = Assert.Single(result.Cells, found => found.HasEstimate);
        Assert.Equal((615, 1000, 600), (Math.Round(cell.Estimate, 9), cell.OriginValue, cell.DestinationValue));
        var unconverted = Assert.Single(result.Cells, found => found is { Origin: "DNK", Destination: "SWE" });
        Assert.Contains("DESTINATION_NOT_CONVERTED", unconverted.Reason, StringComparison.Ordinal);
        Assert.Equal((400, 800), (unconverted.OriginValue, unconverted.DestinationValue));
        request.RequestId = Guid.NewGuid().ToString("N");
        request.Pair = "birth";
        CallerContext.Set(RegionHub.Steward);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.Grain.StartReconciliationAsync(request.ToProto()));
        Assert.Equal("stay_factors", Assert.Single(refusal.Violations).Field);
    }

    [Fact]
    public async Task Mean_FigureCopiedFromItsMirror_IsNotAveragedWithItsSource()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3539 SOURCE=REG");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539 SOURCE=REG", "SWE EMI 2015 100 SOURCE=REG");
        await PutSheetAsync(hub, "SWE", "EMI", "low", "low", isCopied: true);

        var mean = (await hub.EndOfAsync(await StartAsync(hub, "mean"))).Reconciliation;
        var receiving = (await hub.EndOfAsync(await StartAsync(hub, "receiving"))).Reconciliation;

        Assert.DoesNotContain(mean.Cells, cell => cell.HasEstimate);
        var copied = Assert.Single(mean.Cells, cell => cell is { Origin: "SWE", Destination: "DNK" });
        Assert.Contains("ORIGIN_COPIED", copied.Reason, StringComparison.Ordinal);
        Assert.Equal((3539, 3539), (copied.OriginValue, copied.DestinationValue));
        Assert.Equal(3539, Assert.Single(receiving.Cells, cell => cell.HasEstimate).Estimate);
    }

    [Fact]
    public async Task Receiving_CopyOfAWithheldFigure_IsWithheldToo()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE", Use.Estimate, Use.Compare, Use.ForwardToRegion, Use.PublishOriginal);
        await hub.AgreeAsync("DNK", Use.Estimate, Use.Compare, Use.ForwardToRegion, Use.PublishOriginal);
        await hub.AgreeAsync("SWE", new Caller("signatory", Role.Signatory, "DNK", null), Use.Compare);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 17 SOURCE=REG CONF_STATUS=C");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 17 SOURCE=REG");
        await PutSheetAsync(hub, "DNK", "IMM", "low", "low", isCopied: true);

        var result = (await hub.EndOfAsync(await StartAsync(hub, "receiving"))).Reconciliation;

        var cell = Assert.Single(result.Cells, found => found is { Origin: "SWE", Destination: "DNK" });
        Assert.False(cell.HasEstimate || cell.HasOriginValue || cell.HasDestinationValue);
        Assert.Equal("ORIGIN_SUPPRESSED DESTINATION_SUPPRESSED", cell.Reason);
        var published = (await hub.PullAsync(await hub.SnapshotAsync())).Row("DST", "SWE", "DNK");
        Assert.Equal((null, "Q", false), (published.Value, published.Attributes["OBS_STATUS"], published.Attributes.ContainsKey("VINTAGE_D")));
        Assert.Equal((Suppressed.Both, false), await ToldAsync(hub, RegionHub.Steward));
        Assert.Equal((Suppressed.Origin, true), await ToldAsync(hub, new Caller("analyst", Role.Analyst, "DNK", null)));
    }

    private static async Task<(Suppressed, bool)> ToldAsync(RegionHub hub, Caller caller)
    {
        CallerContext.Set(caller);
        var request = new CompareCorridorRequest { Origin = "SWE", Destination = "DNK", Pair = "residence" };
        var answers = await hub.Service<CorridorReader>().CompareAsync(request, CancellationToken.None).ToListAsync();
        var cell = Assert.Single(answers.SelectMany(answer => answer.Cells));
        return (cell.Suppressed, cell.HasDestinationValue);
    }

    [Fact]
    public async Task Mean_CopyOfAFigureThatMayNotBeShown_IsNotShownEither()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK", Use.Estimate);
        await hub.SubmitAsync("SWE", "DNK EMI 2015 3539 SOURCE=REG");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 3539 SOURCE=REG");
        await PutSheetAsync(hub, "SWE", "EMI", "low", "low", isCopied: true);

        var result = (await hub.EndOfAsync(await StartAsync(hub, "mean"))).Reconciliation;

        Assert.DoesNotContain(result.Cells, cell => cell.HasOriginValue || cell.HasDestinationValue);
    }

    private static Observation Stock(string birth, string period, double value) => new()
    {
        Dimensions = { ["COUNTERPART_AREA"] = birth, ["MEASURE"] = "IMM", ["BASIS"] = "CB", ["TIME_PERIOD"] = period },
        Value = value,
    };

    private static Task<Job> StartAsync(RegionHub hub, string method, params (string Id, string Value)[] parameters) =>
        StartAsync(hub, method, "residence", parameters);

    private static Task<Job> StartAsync(RegionHub hub, string method, string pair, params (string Id, string Value)[] parameters)
    {
        var request = new StartReconciliationRequest
        {
            RequestId = Guid.NewGuid().ToString("N"), Region = RegionHub.Region, Pair = pair, TimePeriod = "2015", Method = method,
        };
        foreach (var (id, value) in parameters)
        {
            request.Parameters[id] = value;
        }

        return hub.StartAsync(request);
    }

    private static async Task PutSheetAsync(RegionHub hub, string country, string measure, string undercount, string accuracy, bool isCopied = false)
    {
        CallerContext.Set(new Caller("analyst", Role.Analyst, country, null));
        var sheet = new SeriesSheet
        {
            Structure = "FLOW",
            Measure = measure,
            Basis = "RES",
            Source = "REG",
            UndercountClass = undercount,
            UndercountAssignedBy = "the office",
            AccuracyClass = accuracy,
            AccuracyAssignedBy = "the office",
        };
        if (isCopied)
        {
            sheet.CopiedFromMirror = true;
        }

        await hub.Service<Orleans.IGrainFactory>().GetGrain<ICountryGrain>(country)
            .PutSeriesSheetAsync(new PutSeriesSheetRequest { RequestId = Guid.NewGuid().ToString("N"), RefArea = country, Sheet = sheet }.ToProto());
    }
}
