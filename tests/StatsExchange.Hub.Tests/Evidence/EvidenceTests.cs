// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Evidence;

public sealed class EvidenceTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly HeldPeriods _time = new();
    private readonly RunningHub _hub;

    public EvidenceTests() => _hub = new RunningHub(null, _time);

    private AdministrationService.AdministrationServiceClient Client => new(_hub.Invoker);

    public Task InitializeAsync() => _hub.InitializeAsync();

    public Task DisposeAsync() => _hub.DisposeAsync();

    public void Dispose() => _hub.Dispose();

    [Fact]
    public async Task Refusal_IsKeptWithCallerMethodReasonAndTarget()
    {
        var before = DateTimeOffset.UtcNow;
        await RefuseAsync("SWE", "Office <with a name of 4711>");
        await RefuseAsync("SWE", "Office <with a name of 4711>");

        var evidence = Assert.Single(await ListAsync(1));

        Assert.Equal("evidence/hub-1", evidence.Stream);
        Assert.Equal("DNK submitter test", evidence.Caller);
        Assert.Equal("/statsexchange.v1.AdministrationService/RegisterOffice", evidence.Method);
        Assert.Equal("ROLE_NOT_ALLOWED", evidence.Reason);
        Assert.Equal("ref_area=SWE", evidence.Target);
        Assert.Equal(2, evidence.Count);
        Assert.InRange(evidence.Time.ToDateTimeOffset(), before, DateTimeOffset.UtcNow);
    }

    [Fact]
    public async Task Refusal_OfWhatIsNoIdentifier_IsKeptWithoutIt()
    {
        await RefuseAsync("4711 people moved", "");

        Assert.Equal("ref_area=?", Assert.Single(await ListAsync(1)).Target);
    }

    [Fact]
    public async Task Refusal_BeforeAMessageOfAStreamIsParsed_IsKept()
    {
        var rows = Flows.Rows(Enumerable.Repeat(new Observation(), 100_000));

        await Assert.ThrowsAsync<RpcException>(
            () => _hub.SendAsync(_hub.As("submitter", "SWE"), [new SubmitRequest { Header = Flows.Header("SWE", "s-1") }, rows]));

        var evidence = Assert.Single(await ListAsync(1));
        Assert.Equal(("SWE submitter test", "MESSAGE_TOO_LARGE"), (evidence.Caller, evidence.Reason));
    }

    [Fact]
    public async Task ListEvidence_PageByPage_GivesEachOnceNewestFirst()
    {
        string[] countries = ["AUT", "BEL", "DNK", "FIN", "FRA", "ITA", "NLD"];
        foreach (var country in countries)
        {
            await RefuseAsync(country, "");
        }

        await ListAsync(countries.Length);
        List<string> targets = [];
        ListEvidenceRequest request = new() { PageSize = 3 };
        do
        {
            var page = await Client.ListEvidenceAsync(request, As(_hub.Mint.Token("auditor")));
            Assert.InRange(page.Evidence.Count, 1, 3);
            targets.AddRange(page.Evidence.Select(evidence => evidence.Target));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(countries.Reverse().Select(country => "ref_area=" + country), targets);
    }

    [Fact]
    public async Task CallsWithoutToken_AreCountedNotListed()
    {
        for (var i = 0; i < 5; i++)
        {
            await Assert.ThrowsAsync<RpcException>(async () => await Client.ListOfficesAsync(new ListOfficesRequest()));
        }

        Assert.Equal((0, 5), await StoredAsync(5));
    }

    [Fact]
    public async Task Shutdown_WritesTheRefusalsOfTheLastSecond()
    {
        await RefuseAsync("SWE", "");
        await _hub.Host.StopAsync(CancellationToken.None);

        Assert.Equal((1, 0), await StoredAsync(1));
    }

    private static CallOptions As(string token) => new(new Metadata { { "authorization", "Bearer " + token } });

    private async Task RefuseAsync(string country, string name)
    {
        RegisterOfficeRequest request = new() { RequestId = "1", Office = new Office { RefArea = country, Name = name } };
        var error = await Assert.ThrowsAsync<RpcException>(
            async () => await Client.RegisterOfficeAsync(request, As(_hub.Mint.Token("submitter", "DNK"))));
        Assert.Equal(StatusCode.PermissionDenied, error.StatusCode);
    }

    private async Task<IReadOnlyList<V1.Evidence>> ListAsync(int atLeast)
    {
        _time.Release();
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            var page = await Client.ListEvidenceAsync(new ListEvidenceRequest(), As(_hub.Mint.Token("auditor")).WithCancellationToken(patience.Token));
            if (page.Evidence.Count >= atLeast)
            {
                return page.Evidence;
            }

            await Task.Delay(50, patience.Token);
        }
    }

    private async Task<(int Listed, long Unauthenticated)> StoredAsync(long atLeast)
    {
        _time.Release();
        using CancellationTokenSource patience = new(Patience);
        while (true)
        {
            List<RefusalsRecorded> bodies = [];
            await foreach (var entry in _hub.Host.Journal.ReadAsync(StatsExchange.Journal.StreamName.Evidence("hub-1"), 1, patience.Token))
            {
                bodies.Add(RefusalsRecorded.Parser.ParseFrom(entry.Body.Span));
            }

            var (listed, unauthenticated) = (bodies.Sum(body => body.Refusals.Count), bodies.Sum(body => body.Unauthenticated));
            if (listed + unauthenticated >= atLeast)
            {
                return (listed, unauthenticated);
            }

            await Task.Delay(50, patience.Token);
        }
    }
}
