// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>Denmark and Sweden settle flows from Denmark to Sweden over gRPC, on a hub of their own whose clock can be put forward.</summary>
internal sealed class Settlers : IAsyncDisposable
{
    private readonly RunningHub _hub;
    private int _requests;

    private Settlers(RunningHub hub, ForwardClock clock, SigningPerson danish, SigningPerson swedish) =>
        (_hub, Clock, Danish, Swedish) = (hub, clock, danish, swedish);

    public ForwardClock Clock { get; }

    public SigningPerson Danish { get; }

    public SigningPerson Swedish { get; }

    public RunningHub Hub => _hub;

    public DossierService.DossierServiceClient Client => new(_hub.Invoker);

    /// <summary>Both have sent figures of 2014 and 2015 and let each other compare; the dossier has the case DNK-SWE.1 of both years.</summary>
    public static async Task<Settlers> StartAsync(bool agreed = true, TempDirectory? data = null, ForwardClock? clock = null)
    {
        clock ??= new ForwardClock();
        var hub = await StartHubAsync(data, clock);
        Settlers settlers = new(hub, clock, await SigningPerson.RegisterAsync(hub, "DNK"), await SigningPerson.RegisterAsync(hub, "SWE"));
        await settlers.SubmitAsync("DNK", Flows.Observation("EMI", "SWE", 30, "2014"), Flows.Observation("EMI", "SWE", 40), Flows.Observation("EMI", "NOR", 5));
        await settlers.SubmitAsync("SWE", Flows.Observation("IMM", "DNK", 50, "2014"), Flows.Observation("IMM", "DNK", 60));
        if (agreed)
        {
            await settlers.Danish.GrantAsync(settlers.Swedish);
            await settlers.Swedish.GrantAsync(settlers.Danish);
        }

        await settlers.Client.OpenDossierAsync(new OpenDossierRequest { RequestId = settlers.NewId(), Country = "SWE", Partner = "DNK" }, settlers.As("analyst", "DNK"));
        await settlers.OpenCaseAsync();
        return settlers;
    }

    /// <summary>The same two with a hub started anew over the same data; they sign no more.</summary>
    public static async Task<Settlers> ReturnAsync(TempDirectory data, ForwardClock clock)
    {
        var hub = await StartHubAsync(data, clock);
        return new Settlers(hub, clock, new SigningPerson(hub, "DNK"), new SigningPerson(hub, "SWE"));
    }

    public string NewId() => $"r-{Interlocked.Increment(ref _requests)}";

    /// <summary>A call by a role; its token outlives every jump of the clock.</summary>
    public CallOptions As(string role, string? country = null, string? region = null)
    {
        var claims = TokenMint.Claims(role, country, region);
        claims["exp"] = DateTimeOffset.UtcNow.AddYears(5).ToUnixTimeSeconds();
        return new(new Metadata { { "authorization", "Bearer " + _hub.Mint.Sign(claims) } }, DateTime.UtcNow.AddSeconds(60));
    }

    public async Task SubmitAsync(string country, params Observation[] observations) => await _hub.SendAsync(
        As("submitter", country), [new SubmitRequest { Header = Flows.Header(country, NewId()) }, Flows.Rows(observations)]);

    public async Task<Case> OpenCaseAsync(string origin = "DNK") => (await Client.OpenCaseAsync(
        new OpenCaseRequest { RequestId = NewId(), Dossier = "DNK-SWE", Origin = origin, Pair = "residence", PeriodFrom = "2014", PeriodTo = "2015" },
        As("analyst", "DNK"))).Case;

    public async Task<Proposal> ProposeAsync(string country, Action<ProposeFigureRequest>? change = null, string @case = "DNK-SWE.1")
    {
        ProposeFigureRequest request = new()
        {
            RequestId = NewId(),
            Case = @case,
            Method = "manual",
            Figures = { new ProposedFigure { TimePeriod = "2014", Value = 41 } },
            Justification = "registers compared",
            TargetDefinition = new TargetDefinition { Basis = "RES", MinimumStayMonths = 12 },
        };
        change?.Invoke(request);
        return (await Client.ProposeFigureAsync(request, As("analyst", country))).Proposal;
    }

    public async Task<Proposal> CloseAsync(string country, Outcome outcome, Action<CloseCaseRequest>? change = null)
    {
        CloseCaseRequest request = new() { RequestId = NewId(), Case = "DNK-SWE.1", Outcome = outcome, JointNote = "Counted under different rules." };
        change?.Invoke(request);
        return (await Client.CloseCaseAsync(request, As("analyst", country))).Proposal;
    }

    public async Task<Case> AcceptAsync(SigningPerson person, Proposal proposal, string role = "signatory", SigningPerson? key = null)
    {
        var (keyId, signature) = (key ?? person).Sign(proposal.Statement);
        return (await Client.AcceptProposalAsync(
            new AcceptProposalRequest { RequestId = NewId(), Proposal = proposal.Id, KeyId = keyId, Signature = signature }, As(role, person.Country))).Case;
    }

    /// <summary>Both sign.</summary>
    public async Task<Case> SettleAsync(Proposal proposal)
    {
        await AcceptAsync(Danish, proposal);
        return await AcceptAsync(Swedish, proposal);
    }

    public async Task<ProposalState> ContestAsync(string country, Proposal proposal, string reason = "the register is incomplete") => (await Client.ContestProposalAsync(
        new ContestProposalRequest { RequestId = NewId(), Proposal = proposal.Id, Reason = reason }, As("analyst", country))).Proposal.State;

    public async Task<ProposalState> WithdrawAsync(string country, Proposal proposal) => (await Client.WithdrawProposalAsync(
        new WithdrawProposalRequest { RequestId = NewId(), Proposal = proposal.Id }, As("analyst", country))).Proposal.State;

    public async Task<Deadline> SetDeadlineAsync(CallOptions caller, DateTimeOffset deadline) => (await Client.SetDeadlineAsync(
        new SetDeadlineRequest { RequestId = NewId(), Case = "DNK-SWE.1", Deadline = deadline.ToTimestamp() }, caller)).Deadline;

    public async Task<Case> ReopenAsync(string country, string reason = "a new census") => (await Client.ReopenCaseAsync(
        new ReopenCaseRequest { RequestId = NewId(), Case = "DNK-SWE.1", Reason = reason }, As("analyst", country))).Case;

    public async Task<Comment> CommentAsync(string country, string text) => (await Client.AddCommentAsync(
        new AddCommentRequest { RequestId = NewId(), Case = "DNK-SWE.1", Text = text }, As("analyst", country))).Comment;

    public async Task<Document> AttachAsync(string country, Action<AttachDocumentRequest>? change = null)
    {
        AttachDocumentRequest request = new()
        {
            RequestId = NewId(), Case = "DNK-SWE.1", Digest = ByteString.CopyFrom(new byte[32]), Name = "minutes.pdf", MediaType = "application/pdf", Size = 12_345,
        };
        change?.Invoke(request);
        return (await Client.AttachDocumentAsync(request, As("analyst", country))).Document;
    }

    public async Task<Case> CaseAsync(string country = "DNK") =>
        Assert.Single((await Client.GetDossierAsync(new GetDossierRequest { Dossier = "DNK-SWE", Case = "DNK-SWE.1" }, As("analyst", country))).Dossier.Cases);

    public async Task<ListOutcomesResponse> OutcomesAsync(CallOptions caller, string region = "EUROPE27", int pageSize = 0, string pageToken = "") =>
        await Client.ListOutcomesAsync(new ListOutcomesRequest { Region = region, PageSize = pageSize, PageToken = pageToken }, caller);

    /// <summary>The case as soon as it is as expected, which the hub brings about by itself.</summary>
    public async Task<Case> UntilAsync(Func<Case, bool> isAsExpected)
    {
        while (true)
        {
            var @case = await CaseAsync();
            if (isAsExpected(@case))
            {
                return @case;
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Expects a refusal for a reason, and that it leaves nothing; gives the message.</summary>
    public async Task<string> RefusedAsync(string reason, Func<Task> act)
    {
        var before = await _hub.HeadsAsync();
        var error = await Assert.ThrowsAnyAsync<RpcException>(act);
        Assert.True(RichError.Of(error).Reason == reason, $"expected {reason}, was {error.Status}");
        Assert.Equal(before, await _hub.HeadsAsync());
        return error.Status.Detail;
    }

    private static async Task<RunningHub> StartHubAsync(TempDirectory? data, ForwardClock clock)
    {
        RunningHub hub = new(options => options.Data = data?.File("data") ?? options.Data, clock);
        await hub.InitializeAsync();
        return hub;
    }

    public async ValueTask DisposeAsync()
    {
        Danish.Dispose();
        Swedish.Dispose();
        await _hub.DisposeAsync();
        _hub.Dispose();
    }
}
