// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using Orleans;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Rounds;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Grains.Tests.Regions;
using StatsExchange.Grains.Tests.Snapshots;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Rounds;

/// <summary>What a regional body's steward and its members do in a round.</summary>
internal static class RoundActs
{
    /// <summary>Flows of 2015 asked of two members, due in ten days; each window a week.</summary>
    public static RoundPlan Plan(DateTimeOffset now, params string[] members) => new()
    {
        Title = "Flows of 2015",
        Tables = { new RoundTable { Structure = "FLOW", Measure = "EMI", Basis = "RES", Pair = "residence" } },
        Periods = { "2015" },
        Members = { members.Length > 0 ? members : ["DNK", "SWE"] },
        Schedule = new RoundSchedule
        {
            Due = After(now, 10), MirrorUntil = After(now, 17), DecisionUntil = After(now, 24), Freeze = After(now, 24), ReviewUntil = After(now, 31), Release = After(now, 38),
        },
        RemindDaysBefore = { 7, 1 },
    };

    public static Timestamp After(DateTimeOffset now, int days) => Timestamp.FromDateTimeOffset(now.AddDays(days));

    /// <summary>A hub where some countries have agreements with the region, and Sweden and Denmark have reported.</summary>
    public static async Task<RegionHub> StartAsync(IJournal journal, TimeProvider clock, params string[] agreeing)
    {
        var hub = await RegionHub.StartAsync(journal, clock: clock);
        foreach (var country in agreeing)
        {
            await hub.AgreeAsync(country);
        }

        await hub.SubmitAsync("SWE", "DNK EMI 2015 3763");
        await hub.SubmitAsync("DNK", "SWE EMI 2015 4000");
        return hub;
    }

    public static async Task<Round> OpenAsync(this RegionHub hub, RoundPlan plan, Caller? caller = null)
    {
        CallerContext.Set(caller ?? RegionHub.Steward);
        return (await hub.Grain.OpenRoundAsync(new OpenRoundRequest { RequestId = NewId(), Region = RegionHub.Region, Plan = plan }.ToProto())).Read().Round;
    }

    public static async Task<Round> AdvanceAsync(this RegionHub hub, Round round, RoundStage to, string reason = "test", Caller? caller = null)
    {
        CallerContext.Set(caller ?? RegionHub.Steward);
        var request = new AdvanceRoundRequest { RequestId = NewId(), Round = round.Id, To = to, Reason = reason };
        return (await hub.AskAsync(body => body.AdvanceRoundAsync(request.ToProto()))).Read().Round;
    }

    /// <summary>Takes a round from its beginning to the freeze.</summary>
    public static async Task<Round> FreezeAsync(this RegionHub hub, Round round)
    {
        await hub.AdvanceAsync(round, RoundStage.Mirror);
        await hub.AdvanceAsync(round, RoundStage.Decision);
        return await hub.AdvanceAsync(round, RoundStage.Frozen);
    }

    public static Task<GetRoundResponse> ShowAsync(this RegionHub hub, Round round, Caller? caller = null)
    {
        CallerContext.Set(caller ?? RegionHub.Steward);
        return hub.Service<RoundReader>().GetAsync(round.Id, CancellationToken.None);
    }

    public static async Task<ReportingLine> LineAsync(this RegionHub hub, Round round, string country, string period = "2015") =>
        Assert.Single((await hub.ShowAsync(round)).Lines, line => line.Country == country && line.TimePeriod == period);

    public static Task<RemindRoundResponse> RemindAsync(this RegionHub hub, Round round, params string[] members)
    {
        CallerContext.Set(RegionHub.Steward);
        return hub.Service<RoundReader>().RemindAsync(
            new RemindRoundRequest { RequestId = NewId(), Round = round.Id, Members = { members }, Note = "please" }, CancellationToken.None);
    }

    /// <summary>Has an office take its last submission back.</summary>
    public static async Task WithdrawLastAsync(this RegionHub hub, string country)
    {
        var grain = hub.Service<IGrainFactory>().GetGrain<ICountryGrain>(country);
        CallerContext.Set(TestCallers.Submitter(country));
        var seq = (await grain.ListVintagesAsync(new ListVintagesRequest { RefArea = country }.ToProto())).Read().Vintages[0].Seq;
        await grain.WithdrawSubmissionAsync(new WithdrawSubmissionRequest { RequestId = NewId(), RefArea = country, Seq = seq, Reason = "mistaken" }.ToProto());
    }

    public static async Task EmbargoAsync(this RegionHub hub, string country, DateTimeOffset until)
    {
        CallerContext.Set(TestCallers.Signatory(country));
        await hub.Service<IGrainFactory>().GetGrain<ICountryGrain>(country).SetEmbargoAsync(new SetEmbargoRequest
        {
            RequestId = NewId(), RefArea = country, Structure = "FLOW", Until = Timestamp.FromDateTimeOffset(until),
        }.ToProto());
    }

    /// <summary>Orders the snapshot of a round.</summary>
    public static Task<Job> SnapshotAsync(this RegionHub hub, Round round, params string[] reconciliations) =>
        hub.OrderAsync(new StartSnapshotRequest { Structure = "FLOW", Round = round.Id, Reconciliations = { reconciliations } });

    public static async Task<Job> OrderAsync(this RegionHub hub, StartSnapshotRequest request)
    {
        CallerContext.Set(RegionHub.Steward);
        request.RequestId = NewId();
        request.Region = RegionHub.Region;
        return (await hub.Grain.StartSnapshotAsync(request.ToProto())).Read().Job;
    }

    private static string NewId() => Guid.NewGuid().ToString("N");
}
