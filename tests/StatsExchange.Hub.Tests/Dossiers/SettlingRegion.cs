// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>Denmark and Sweden among other members of a regional body that reconciles flows of 2015 between them.</summary>
internal sealed class SettlingRegion : IAsyncDisposable
{
    public const string Body = "EUROPE27";
    private readonly List<SigningPerson> _people = [];
    private readonly Dictionary<string, Agreement> _estimates = new(StringComparer.Ordinal);

    private SettlingRegion(Settlers settlers) => Settlers = settlers;

    public Settlers Settlers { get; }

    private JobService.JobServiceClient Jobs => new(Settlers.Hub.Invoker);

    /// <summary>Every member has sent flows with every other, and lets the body make estimates, of confidential figures too.</summary>
    public static Task<SettlingRegion> StartAsync(params string[] others) => StartAsync(agreed: true, others);

    /// <summary>The same where Denmark and Sweden may not yet let each other compare.</summary>
    public static async Task<SettlingRegion> StartAsync(bool agreed, params string[] others)
    {
        SettlingRegion region = new(await Settlers.StartAsync(agreed));
        var body = await region.RegisterAsync(Body);
        foreach (var (number, country) in others.Index())
        {
            await region.Settlers.SubmitAsync(country, [.. Partners(country, others).SelectMany((partner, at) => Both(partner, 100 + (number * 37) + (at * 11)))]);
            var person = await region.RegisterAsync(country);
            region._estimates.Add(country, await person.GrantUseOfAllAsync(body, Use.Estimate));
            await person.GrantUseOfAllAsync(body, Use.Compare);
        }

        await region.Settlers.SubmitAsync("DNK", [.. others.SelectMany((other, at) => Both(other, 80 + (at * 13)))]);
        await region.Settlers.SubmitAsync("SWE", [.. others.SelectMany((other, at) => Both(other, 90 + (at * 17)))]);
        region._estimates.Add("DNK", await region.Settlers.Danish.GrantUseOfAllAsync(body, Use.Estimate));
        region._estimates.Add("SWE", await region.Settlers.Swedish.GrantUseOfAllAsync(body, Use.Estimate));
        await region.Settlers.Danish.GrantUseOfAllAsync(body, Use.Compare);
        await region.Settlers.Swedish.GrantUseOfAllAsync(body, Use.Compare);
        return region;
    }

    /// <summary>A reconciliation by its steward, when it is done.</summary>
    public async Task<GetJobResponse> ReconcileAsync(string method, Action<StartReconciliationRequest>? change = null)
    {
        StartReconciliationRequest request = new() { RequestId = Settlers.NewId(), Region = Body, Pair = "residence", TimePeriod = "2015", Method = method };
        change?.Invoke(request);
        var job = (await Jobs.StartReconciliationAsync(request, Settlers.As("steward", region: Body))).Job.Id;
        while (true)
        {
            var answer = await Jobs.GetJobAsync(new GetJobRequest { Job = job, TimePeriod = request.TimePeriod }, Settlers.As("steward", region: Body));
            if (answer.Job.State != JobState.Running)
            {
                Assert.True(answer.Job.State == JobState.Done, answer.Job.Failure);
                return answer;
            }

            await Task.Delay(20);
        }
    }

    public Task<Proposal> ProposeAsync(string country, string job, Action<ProposeFigureRequest>? change = null) => Settlers.ProposeAsync(country, request =>
    {
        request.Figures.Clear();
        (request.Method, request.Reconciliation) = ("", job);
        change?.Invoke(request);
    });

    /// <summary>Has an office say what its flows count, or withdraw what it said.</summary>
    public async Task PutSheetAsync(string country, string measure, bool withdrawn = false) =>
        await new SubmissionService.SubmissionServiceClient(Settlers.Hub.Invoker).PutSeriesSheetAsync(
            new PutSeriesSheetRequest
            {
                RequestId = Settlers.NewId(),
                RefArea = country,
                Sheet = new SeriesSheet { Structure = "FLOW", Measure = measure, Basis = "RES", Source = "REG", Withdrawn = withdrawn },
            },
            Settlers.As("analyst", country));

    /// <summary>Has a member revoke that estimates are made of its figures.</summary>
    public async Task EndAsync(string country) => await new AgreementService.AgreementServiceClient(Settlers.Hub.Invoker).RevokeAgreementAsync(
        new RevokeAgreementRequest { RequestId = Settlers.NewId(), Agreement = _estimates[country].Id, Reason = "ended" }, Settlers.As("signatory", country));

    public async ValueTask DisposeAsync()
    {
        _people.ForEach(person => person.Dispose());
        await Settlers.DisposeAsync();
    }

    private static IEnumerable<string> Partners(string country, string[] others) => others.Where(other => other != country).Concat(["DNK", "SWE"]);

    private static Observation[] Both(string partner, double value) => [Flows.Observation("EMI", partner, value), Flows.Observation("IMM", partner, value + 21)];

    private async Task<SigningPerson> RegisterAsync(string party)
    {
        _people.Add(await SigningPerson.RegisterAsync(Settlers.Hub, party));
        return _people[^1];
    }
}
