// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Journal.Memory;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Jobs;

/// <summary>What is ordered of a method is read whole before it becomes a job, and what is wrong with it is told in words that hold.</summary>
public sealed class OrderTests
{
    [Theory]
    [InlineData("2015", "", "2015")]
    [InlineData("2015", "", "2014,2015")]
    [InlineData("2014", "2016", "2015")]
    [InlineData("2015", "", "2014-Q1")]
    [InlineData("2015", "", "last year")]
    public async Task Start_BenchmarkAndPeriodToPoolThatIsNone_IsRefused(string from, string to, string pool)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var request = Order("factors", ("benchmark", "DNK:emigration"), ("pool", pool));
        (request.TimePeriod, request.PeriodTo) = (from, to);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.StartAsync(request));

        Assert.Equal("parameters", Assert.Single(refusal.Violations).Field);
    }

    [Fact]
    public async Task Compare_BenchmarkAndPeriodToPoolThatIsNone_IsRefused()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var request = Comparison(("factors", [("benchmark", "DNK:emigration"), ("pool", "2015")]), ("mean", []));

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.StartAsync(request));

        Assert.Equal("methods[0].parameters", Assert.Single(refusal.Violations).Field);
    }

    [Theory]
    [InlineData("completion", "tolerance", "0.5", "parameters: '0.5' cannot be tolerance; expected a number from 1E-13 to 0.01.")]
    [InlineData("factors", "weight", "2", "parameters: '2' cannot be weight; there are 1 and 1/(I+E).")]
    [InlineData("weighted", "weights", "SWE=1,SWE=2", "parameters: The weight of SWE is stated twice.")]
    [InlineData("measurement", "variance", "low=1,low=2", "parameters: The variance of low is stated twice.")]
    public async Task Start_ParameterThatCannotServe_IsToldInOneSentence(string method, string id, string value, string told)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.StartAsync(Order(method, (id, value))));

        Assert.Equal(told, refusal.Message);
    }

    [Fact]
    public async Task Start_CountryTwiceInNatives_IsToldAsThat()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var request = Order("stock-accounts", ("start", "2010"), ("natives", "SWE:1/2/3/4,SWE:1/2/3/4"));
        request.Pair = "birth";

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.StartAsync(request));

        Assert.Equal("parameters: The natives of SWE are stated twice.", refusal.Message);
    }

    [Theory]
    [InlineData("1e-9")]
    [InlineData("1E-13")]
    public async Task Start_NumberWithExponent_IsTaken(string tolerance)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);

        Assert.Equal(JobState.Running, (await hub.StartAsync(Order("completion", ("tolerance", tolerance)))).State);
    }

    [Fact]
    public async Task Start_MeasurementOfStocks_IsRefusedForItsPair()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var request = Order("measurement", ("variance", "low=0.09"));
        request.Pair = "birth";

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.StartAsync(request));

        Assert.Equal("pair", Assert.Single(refusal.Violations).Field);
    }

    [Fact]
    public async Task Factors_BenchmarkOfAMemberWithoutAgreement_SaysSo()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        await hub.AgreeAsync("SWE");
        await hub.AgreeAsync("DNK");
        await hub.SubmitAsync("SWE", "DNK EMI 2015 100");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 200");

        var ended = await hub.EndOfAsync(await hub.StartAsync(Order("factors", ("benchmark", "FIN:immigration"))));

        Assert.Equal(
            (JobState.Failed, "The benchmark FIN:immigration cannot be used: no agreement lets the region estimate from the figures of FIN."), (ended.Job.State, ended.Job.Failure));
    }

    [Fact]
    public async Task Factors_OfficeThatReportsWhatCannotBeUsed_IsNotSaidToBeSilent()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal);
        foreach (var member in new[] { "SWE", "DNK", "FIN" })
        {
            await hub.AgreeAsync(member);
        }

        // Austria has no agreement; nothing says what stay Finland counts; Denmark counts no departures.
        await hub.SubmitAsync("SWE", "DNK EMI 2015 100 MIN_STAY=12", "AUT IMM 2015 70 MIN_STAY=12");
        await hub.SubmitAsync("DNK", "SWE IMM 2015 200 MIN_STAY=12");
        await hub.SubmitAsync("FIN", "SWE EMI 2015 30");
        var request = Order("factors");
        request.StayFactors = "IMEM";

        var result = (await hub.EndOfAsync(await hub.StartAsync(request))).Reconciliation;

        string ReasonOf(string reporter, Side side) => result.Factors.Single(factor => factor.Reporter == reporter && factor.Side == side).Reason;
        Assert.Equal("", ReasonOf("SWE", Side.Emigration));
        Assert.Equal("PARTNERS_WITHOUT_AGREEMENT", ReasonOf("SWE", Side.Immigration));
        Assert.Equal("NOT_CONVERTED", ReasonOf("FIN", Side.Emigration));
        Assert.Equal("NOT_REPORTED", ReasonOf("DNK", Side.Emigration));
        Assert.Equal("NO_AGREEMENT", ReasonOf("AUT", Side.Emigration));
    }

    [Theory]
    [InlineData("factors", "", "benchmark=")]
    [InlineData("factors", "pool=2013,2014", "pool=2014, 2013,2014")]
    [InlineData("factors", "apart-log=1", "apart-log=1.0")]
    [InlineData("weighted", "weights=SWE=1,DNK=2", "weights=DNK=2 , SWE=1")]
    [InlineData("weighted", "weights=SWE=1,DNK=20", "weights=DNK=2e1,SWE=1.0")]
    [InlineData("measurement", "variance=low=0.01;medium-emigration=40,20", "variance=low=1e-2;medium-emigration=40,20")]
    [InlineData("measurement", "variance=low=1;medium-emigration=40,20", "variance=low=1;medium-emigration=40, 20")]
    public async Task Start_SameParametersWrittenOtherwise_AreTheSameWork(string method, string first, string second)
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var running = await hub.StartAsync(Order(method, Written(first)));

        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.StartAsync(Order(method, Written(second))));

        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);
        Assert.Contains(running.Id, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_OtherParameters_AreOtherWork()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        (string, string) variance = ("variance", "low=1");

        await hub.StartAsync(Order("measurement", variance, ("medium-emigration", "40,20")));
        await hub.StartAsync(Order("measurement", variance, ("medium-emigration", "20,40")));
        await hub.StartAsync(Order("factors", ("pool", "2014")));
        await hub.StartAsync(Order("factors", ("pool", "2013")));
    }

    [Fact]
    public async Task Start_DetailAndStayWrittenOtherwise_AreTheSameWork()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var first = Order("mean");
        (first.StayFactors, first.TargetStayMonths) = ("imem", 12);
        first.Detail.Add(["SEX", "AGE"]);
        var second = Order("mean");
        second.StayFactors = "IMEM";
        second.Detail.Add(["AGE", "SEX"]);
        var other = second.Clone();
        (other.RequestId, other.TargetStayMonths) = (Guid.NewGuid().ToString("N"), 6);

        await hub.StartAsync(first);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.StartAsync(second));
        await hub.StartAsync(other);

        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);
    }

    [Fact]
    public async Task Compare_SameMethodsWrittenOtherwise_AreTheSameWork()
    {
        await using var journal = new MemoryJournal(TimeProvider.System);
        await using var hub = await RegionHub.StartAsync(journal, doesJobs: false);
        var second = Comparison(("mean", []), ("factors", [("benchmark", ""), ("pool", "2013, 2012")]));
        second.MostHiddenCorridors = 2_000;
        second.Methods[0].Name = "mean";

        await hub.StartAsync(Comparison(("mean", []), ("factors", [("pool", "2012,2013")])));
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => hub.StartAsync(second));

        Assert.Equal(ErrorReason.StateNotFit, refusal.Reason);
    }

    private static (string Id, string Value)[] Written(string parameters) =>
        [.. parameters.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(text => text.Split('=', 2)).Select(parts => (parts[0], parts[1]))];

    private static StartReconciliationRequest Order(string method, params (string Id, string Value)[] parameters)
    {
        var request = new StartReconciliationRequest
        {
            RequestId = Guid.NewGuid().ToString("N"), Region = RegionHub.Region, Pair = "residence", TimePeriod = "2015", Method = method,
        };
        foreach (var (id, value) in parameters)
        {
            request.Parameters.Add(id, value);
        }

        return request;
    }

    private static StartMethodComparisonRequest Comparison(params (string Method, (string Id, string Value)[] Parameters)[] methods) => new()
    {
        RequestId = Guid.NewGuid().ToString("N"), Region = RegionHub.Region, Pair = "residence", TimePeriods = { "2015" },
        Methods =
        {
            methods.Select(choice => new MethodChoice
            {
                Method = choice.Method, Parameters = { choice.Parameters.ToDictionary(parameter => parameter.Id, parameter => parameter.Value, StringComparer.Ordinal) },
            }),
        },
    };
}
