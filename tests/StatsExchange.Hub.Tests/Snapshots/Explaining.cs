// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StatsExchange.Hub.Tests.Dossiers;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Snapshots;

/// <summary>
/// Denmark and Sweden, who let EUROPE27 estimate from, have and publish their flows, over gRPC: 4,013 moves from Denmark to Sweden in 2015 as Denmark
/// counts them, 6,037 as Sweden does; the other way 2,011 and 2,029.
/// </summary>
internal sealed class Explaining : IAsyncDisposable
{
    public const string Region = "EUROPE27";

    private readonly SigningPerson _body;
    private readonly Dictionary<(string Country, Use Use), Agreement> _agreements = [];

    private Explaining(Settlers settlers, SigningPerson body) => (Settlers, _body) = (settlers, body);

    public Settlers Settlers { get; }

    public CallOptions Body => Settlers.As("region", region: Region);

    private SnapshotService.SnapshotServiceClient Snapshots => new(Settlers.Hub.Invoker);

    public static async Task<Explaining> StartAsync()
    {
        var settlers = await Settlers.StartAsync();
        Explaining explaining = new(settlers, await SigningPerson.RegisterAsync(settlers.Hub, Region));
        foreach (var person in new[] { settlers.Danish, settlers.Swedish })
        {
            foreach (var use in new[] { Use.Estimate, Use.ForwardToRegion, Use.PublishOriginal, Use.PublishAgreed })
            {
                explaining._agreements[(person.Country, use)] = await person.GrantUseAsync(explaining._body, use);
            }
        }

        await settlers.SubmitAsync("DNK", Flows.Observation("EMI", "SWE", 4_013), Flows.Observation("IMM", "SWE", 2_029));
        await settlers.SubmitAsync("SWE", Flows.Observation("IMM", "DNK", 6_037), Flows.Observation("EMI", "DNK", 2_011));
        return explaining;
    }

    /// <summary>Denmark's departures to Sweden in 2015, with this CONF_STATUS.</summary>
    public static Observation DanishDepartures(double value, string? confidential = null)
    {
        var observation = Flows.Observation("EMI", "SWE", value);
        if (confidential is not null)
        {
            observation.Attributes["CONF_STATUS"] = confidential;
        }

        return observation;
    }

    public async Task StateAsync(string country, string measure, SeriesSheet sheet)
    {
        (sheet.Structure, sheet.Measure, sheet.Basis, sheet.Source) = ("FLOW", measure, "RES", "_U");
        (sheet.PeriodFrom, sheet.PeriodTo) = ("2010", "2019");
        await new SubmissionService.SubmissionServiceClient(Settlers.Hub.Invoker).PutSeriesSheetAsync(
            new PutSeriesSheetRequest { RequestId = Settlers.NewId(), RefArea = country, Sheet = sheet }, Settlers.As("analyst", country));
    }

    public async Task EmbargoAsync(string country) => await new SubmissionService.SubmissionServiceClient(Settlers.Hub.Invoker).SetEmbargoAsync(
        new SetEmbargoRequest { RequestId = Settlers.NewId(), RefArea = country, Structure = "FLOW", PeriodFrom = "2015", PeriodTo = "2015", Until = DateTimeOffset.UtcNow.AddYears(1).ToTimestamp() },
        Settlers.As("submitter", country));

    public async Task RevokeAsync(string country, Use use) => await new AgreementService.AgreementServiceClient(Settlers.Hub.Invoker).RevokeAgreementAsync(
        new RevokeAgreementRequest { RequestId = Settlers.NewId(), Agreement = _agreements[(country, use)].Id, Reason = "no longer wanted" }, Settlers.As("signatory", country));

    public async Task<Proposal> SettleAsync(ReleaseClass release, Action<ProposeFigureRequest>? change = null)
    {
        var proposal = await Settlers.ProposeAsync("DNK", request =>
        {
            (request.ReleaseClass, request.JointNote) = (release, "Registers were matched.");
            request.Figures.Clear();
            request.Figures.Add(new ProposedFigure { TimePeriod = "2015", Value = 5_003 });
            change?.Invoke(request);
            if (request.Method != "manual")
            {
                request.Figures.Clear();
            }
        });
        await Settlers.SettleAsync(proposal);
        return proposal;
    }

    public async Task<string> ReconcileAsync(string method, Action<StartReconciliationRequest>? change = null)
    {
        StartReconciliationRequest request = new() { RequestId = Settlers.NewId(), Region = Region, Pair = "residence", TimePeriod = "2015", Method = method };
        change?.Invoke(request);
        return (await EndOfAsync((await new JobService.JobServiceClient(Settlers.Hub.Invoker).StartReconciliationAsync(request, Settlers.As("steward", region: Region))).Job)).Id;
    }

    public async Task<string> SnapshotAsync(params string[] reconciliations) => (await EndOfAsync((await new JobService.JobServiceClient(Settlers.Hub.Invoker).StartSnapshotAsync(
        new StartSnapshotRequest { RequestId = Settlers.NewId(), Region = Region, Structure = "FLOW", PeriodFrom = "2014", PeriodTo = "2015", Reconciliations = { reconciliations } }, Body)).Job)).Snapshot;

    public async Task ReleaseAsync(string snapshot) =>
        await Snapshots.ReleaseSnapshotAsync(new ReleaseSnapshotRequest { RequestId = Settlers.NewId(), Snapshot = snapshot }, Settlers.As("steward", region: Region));

    public async Task<GetSnapshotResponse> GetAsync(string snapshot) => await Snapshots.GetSnapshotAsync(new GetSnapshotRequest { Snapshot = snapshot }, Body);

    public async Task<IReadOnlyList<Snapshot>> ListAsync() => (await Snapshots.ListSnapshotsAsync(new ListSnapshotsRequest { Region = Region }, Body)).Snapshots;

    public async Task<List<ExportSnapshotResponse>> ExportAsync(string snapshot, SnapshotFormat format)
    {
        using var call = Snapshots.ExportSnapshot(new ExportSnapshotRequest { Snapshot = snapshot, Format = format }, Body);
        List<ExportSnapshotResponse> parts = [];
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            parts.Add(call.ResponseStream.Current);
        }

        return parts;
    }

    /// <summary>Asks as the body how Denmark to Sweden in 2015 came about, unless changed.</summary>
    public Task<ExplainFigureResponse> ExplainAsync(Action<ExplainFigureRequest>? change = null) => ExplainAsync(Body, change);

    public async Task<ExplainFigureResponse> ExplainAsync(CallOptions caller, Action<ExplainFigureRequest>? change = null)
    {
        ExplainFigureRequest request = new() { Origin = "DNK", Destination = "SWE", Pair = "residence", TimePeriod = "2015" };
        change?.Invoke(request);
        return await Snapshots.ExplainFigureAsync(request, caller);
    }

    public async ValueTask DisposeAsync()
    {
        _body.Dispose();
        await Settlers.DisposeAsync();
    }

    private async Task<Job> EndOfAsync(Job started)
    {
        using var call = new JobService.JobServiceClient(Settlers.Hub.Invoker).WatchJob(new WatchJobRequest { Job = started.Id }, Body);
        var seen = started;
        while (await call.ResponseStream.MoveNext(CancellationToken.None))
        {
            seen = call.ResponseStream.Current.Job;
        }

        Assert.True(seen.State == JobState.Done, seen.Failure);
        return seen;
    }
}
