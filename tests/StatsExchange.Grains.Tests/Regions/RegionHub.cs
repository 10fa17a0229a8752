// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Hosting;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Participants;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Snapshots;
using StatsExchange.Grains.Submissions;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Regions;

/// <summary>A hub process without its network: a real host, real grains and the whole way of a submission, over a given journal.</summary>
internal sealed class RegionHub : IAsyncDisposable
{
    public const string Region = "EUROPE27";

    private static readonly SigningKey Key = SigningKey.Create();
    private readonly IHost _host;

    private RegionHub(IHost host) => _host = host;

    public static Caller Steward { get; } = new("sofia", Role.Steward, null, Region);

    public static Caller Itself { get; } = new("dying-node", Role.Hub, null, null);

    public static VerificationKey EvidenceKey => Key.Public;

    public IRegionGrain Grain => Service<IGrainFactory>().GetRegion(Region);

    /// <summary>Starts it over a journal; one that does no jobs stands for a process that dies before it gets to them.</summary>
    public static async Task<RegionHub> StartAsync(IJournal journal, bool doesJobs = true, TimeProvider? clock = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services
            .AddSingleton(journal)
            .AddSingleton(clock ?? TimeProvider.System)
            .AddSingleton(Key)
            .AddSingleton(new Node("test"))
            .AddSingleton(StatsExchange.Domain.Corridors.MirrorTolerance.Default)
            .AddStatsExchangeGrains();
        if (!doesJobs)
        {
            builder.Services.RemoveAll<IHostedService>();
        }

        builder.UseOrleans(silo => silo.UseLocalhostClustering().AddIncomingGrainCallFilter<CallerFilter>());
        var host = builder.Build();
        await host.StartAsync();
        return new RegionHub(host);
    }

    public T Service<T>()
        where T : notnull => _host.Services.GetRequiredService<T>();

    /// <summary>Submits rows of a country, written COUNTERPART MEASURE PERIOD VALUE and then attributes as ID=text; - is a missing value.</summary>
    public Task SubmitAsync(string country, params string[] rows) => SubmitAsync(country, "FLOW", rows.Select(Row));

    public async Task SubmitAsync(string country, string structure, IEnumerable<Observation> rows)
    {
        CallerContext.Set(new Caller("system", Role.Submitter, country, null));
        var header = new SubmissionHeader { RequestId = Guid.NewGuid().ToString("N"), RefArea = country, Structure = structure };
        var intake = await Service<SubmissionPipeline>().StartAsync(header, CancellationToken.None);
        intake.Add(new ObservationRows { Observations = { rows } });
        await intake.CompleteAsync(CancellationToken.None);
    }

    /// <summary>Has an agreement of a country with the region signed by both; every use the region has, unless named.</summary>
    public Task<string> AgreeAsync(string country, params Use[] uses) =>
        AgreeAsync(country, Steward, uses.Length > 0 ? uses : [Use.Estimate, Use.ForwardToRegion, Use.PublishOriginal, Use.PublishAgreed]);

    /// <summary>Has an agreement of a country with another party signed by both.</summary>
    public Task<string> AgreeAsync(string country, Caller grantee, params Use[] uses) => AgreeAsync(country, grantee, _ => { }, uses);

    /// <summary>The same, with other terms too.</summary>
    public async Task<string> AgreeAsync(string country, Caller grantee, Action<AgreementTerms> change, params Use[] uses)
    {
        var grain = Service<IGrainFactory>().GetGrain<ICountryGrain>(country);
        var terms = new AgreementTerms { Grantor = country, Grantee = grantee.Party, Structures = { "FLOW", "RETURN", "STOCK" }, Uses = { uses } };
        change(terms);
        CallerContext.Set(new Caller("signatory", Role.Signatory, country, null));
        var proposed = (await grain.ProposeAgreementAsync(new ProposeAgreementRequest { RequestId = NewId(), Terms = terms }.ToProto())).Read().Agreement;
        await SignAsync(grain, proposed, new Caller("signatory", Role.Signatory, country, null));
        await SignAsync(grain, proposed, grantee);
        return proposed.Id;
    }

    public async Task RevokeAsync(string country, string agreement)
    {
        CallerContext.Set(new Caller("signatory", Role.Signatory, country, null));
        await Service<IGrainFactory>().GetGrain<ICountryGrain>(country)
            .RevokeAgreementAsync(new RevokeAgreementRequest { RequestId = NewId(), Agreement = agreement, Reason = "test" }.ToProto());
    }

    public Task<Job> ReconcileAsync(string method = "mean", string period = "2015") => ReconcileAsync(Steward, method, period);

    /// <summary>Starts a reconciliation; the runner is not woken.</summary>
    public async Task<Job> ReconcileAsync(Caller caller, string method = "mean", string period = "2015", string pair = "residence", string? benchmark = null)
    {
        CallerContext.Set(caller);
        var request = new StartReconciliationRequest { RequestId = NewId(), Region = Region, Pair = pair, TimePeriod = period, Method = method };
        if (benchmark is not null)
        {
            request.Parameters["benchmark"] = benchmark;
        }

        return (await Grain.StartReconciliationAsync(request.ToProto())).Read().Job;
    }

    /// <summary>Starts a reconciliation of a range of periods; the runner is not woken.</summary>
    public async Task<Job> ReconcileAsync(string method, string from, string to, params (string Origin, string Destination)[] corridors)
    {
        var request = new StartReconciliationRequest
        {
            RequestId = NewId(),
            Region = Region,
            Pair = "residence",
            TimePeriod = from,
            PeriodTo = to,
            Method = method,
            Corridors = { corridors.Select(corridor => new NamedCorridor { Origin = corridor.Origin, Destination = corridor.Destination }) },
        };
        return await StartAsync(request);
    }

    /// <summary>Starts a reconciliation as its steward; the runner is not woken.</summary>
    public async Task<Job> StartAsync(StartReconciliationRequest request)
    {
        CallerContext.Set(Steward);
        return (await Grain.StartReconciliationAsync(request.ToProto())).Read().Job;
    }

    /// <summary>Starts a method comparison as its steward; the runner is not woken.</summary>
    public async Task<Job> StartAsync(StartMethodComparisonRequest request)
    {
        CallerContext.Set(Steward);
        return (await Grain.StartMethodComparisonAsync(request.ToProto())).Read().Job;
    }

    /// <summary>A job with the result asked for.</summary>
    public async Task<GetJobResponse> JobAsync(GetJobRequest request)
    {
        var found = await Service<JobReader>().FindAsync(request);
        return found.HasResult ? await Service<JobReader>().TellAsync(found, request, CancellationToken.None) : found.Response;
    }

    /// <summary>The result of one period of a job.</summary>
    public async Task<ReconciliationResult> ResultAsync(Job job, string period)
    {
        CallerContext.Set(Steward);
        return (await JobAsync(new GetJobRequest { Job = job.Id, TimePeriod = period })).Reconciliation;
    }

    /// <summary>Starts a snapshot; the runner is not woken.</summary>
    public async Task<Job> SnapshotAsync(string structure = "FLOW", string from = "2015", string to = "2015", params string[] reconciliations)
    {
        CallerContext.Set(Steward);
        var request = new StartSnapshotRequest
        {
            RequestId = NewId(), Region = Region, Structure = structure, PeriodFrom = from, PeriodTo = to, Reconciliations = { reconciliations },
        };
        return (await Grain.StartSnapshotAsync(request.ToProto())).Read().Job;
    }

    /// <summary>Lets the runner do a job, and waits for its end.</summary>
    public async Task<GetJobResponse> EndOfAsync(Job job)
    {
        Service<JobRunner>().Wake();
        CallerContext.Set(Steward);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        await foreach (var seen in Service<JobReader>().WatchAsync(new WatchJobRequest { Job = job.Id }, patience.Token))
        {
            Assert.Equal(job.Id, seen.Job.Id);
        }

        return await JobAsync(new GetJobRequest { Job = job.Id });
    }

    /// <summary>Has two countries agree on a figure for one period of the corridor first → second, signed by both.</summary>
    public Task<string> SettleAsync(string first, string second, double value, ReleaseClass release) => SettleAsync(first, second, Manual(value, release));

    /// <summary>Has them agree on figures as proposed.</summary>
    public Task<string> SettleAsync(string first, string second, Action<ProposeFigureRequest> change) =>
        SettleAsync(first, second, (dossier, opened) => ProposeAsync(dossier, opened, change));

    /// <summary>Has them open a case again and agree on another figure of 2015.</summary>
    public Task SettleAgainAsync(string first, string second, string @case, double value, ReleaseClass release = ReleaseClass.Region) =>
        SettleAgainAsync(first, second, @case, (dossier, opened) => ProposeAsync(dossier, opened, Manual(value, release)));

    /// <summary>Has the first open a case again.</summary>
    public async Task ReopenAsync(string first, string second, string @case)
    {
        CallerContext.Set(new Caller("analyst", Role.Analyst, first, null));
        await DossierOf(first, second).ReopenCaseAsync(new ReopenCaseRequest { RequestId = NewId(), Case = @case, Reason = "another register check" }.ToProto());
    }

    /// <summary>Has them agree on a figure of 2015 in a case that is open.</summary>
    public Task SettleOpenAsync(string first, string second, string @case, double value) =>
        SettleAsync(first, second, @case, (dossier, opened) => ProposeAsync(dossier, opened, Manual(value, ReleaseClass.Region)));

    /// <summary>Has them open a case again and end it otherwise.</summary>
    public Task CloseAgainAsync(string first, string second, string @case, Outcome outcome) =>
        SettleAgainAsync(first, second, @case, (dossier, opened) => CloseAsync(dossier, opened, outcome, ""));

    /// <summary>Has the first open the dossier of the two.</summary>
    public Task OpenDossierAsync(string first, string second)
    {
        CallerContext.Set(new Caller("analyst", Role.Analyst, first, null));
        return DossierOf(first, second).OpenAsync(new OpenDossierRequest { RequestId = NewId(), Country = first, Partner = second }.ToProto());
    }

    /// <summary>Has the first open a case of 2015 alone and nobody sign anything in it before its deadline.</summary>
    public async Task LapseAsync(string first, string second, ManualClock clock)
    {
        CallerContext.Set(new Caller("analyst", Role.Analyst, first, null));
        var opened = await OpenCaseAsync(first, DossierOf(first, second));
        await DossierOf(first, second).SetDeadlineAsync(new SetDeadlineRequest { RequestId = NewId(), Case = opened, Deadline = clock.Now.AddDays(60).ToTimestamp() }.ToProto());
        clock.Pass(TimeSpan.FromDays(61));
        CallerContext.Set(Itself);
        await DossierOf(first, second).AttendAsync();
    }

    /// <summary>Has them end a case of 2015 otherwise.</summary>
    public Task<string> CloseAsync(string first, string second, Outcome outcome, string adopting = "") =>
        SettleAsync(first, second, (dossier, opened) => CloseAsync(dossier, opened, outcome, adopting));

    /// <summary>The dossier of two countries, as an analyst of the first sees it.</summary>
    public async Task<Dossier> DossierAsync(string first, string second)
    {
        CallerContext.Set(new Caller("analyst", Role.Analyst, first, null));
        var dossier = DossierOf(first, second);
        return (await dossier.GetAsync(new GetDossierRequest { Dossier = dossier.GetPrimaryKeyString() }.ToProto())).Read().Dossier;
    }

    /// <summary>Makes a snapshot and pulls its manifest and blocks.</summary>
    public async Task<PulledSnapshot> PullAsync(Job job)
    {
        var ended = (await EndOfAsync(job)).Job;
        Assert.Equal("", ended.Failure);
        CallerContext.Set(Steward);
        var parts = await Service<SnapshotReader>().ExportAsync(new ExportSnapshotRequest { Snapshot = ended.Snapshot }, CancellationToken.None).ToListAsync();
        return new PulledSnapshot(parts);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
    }

    private IDossierGrain DossierOf(string first, string second) =>
        Service<IGrainFactory>().GetGrain<IDossierGrain>(string.CompareOrdinal(first, second) < 0 ? $"{first}-{second}" : $"{second}-{first}");

    private async Task<string> SettleAsync(string first, string second, Func<IDossierGrain, string, Task<Proposal>> propose)
    {
        await AgreeAsync(first, new Caller("signatory", Role.Signatory, second, null), Use.Compare);
        await AgreeAsync(second, new Caller("signatory", Role.Signatory, first, null), Use.Compare);
        var dossier = DossierOf(first, second);
        CallerContext.Set(new Caller("analyst", Role.Analyst, first, null));
        await OpenDossierAsync(first, second);
        var opened = await OpenCaseAsync(first, dossier);
        await SettleAsync(first, second, opened, propose);
        return opened;
    }

    private async Task SettleAgainAsync(string first, string second, string @case, Func<IDossierGrain, string, Task<Proposal>> propose)
    {
        await ReopenAsync(first, second, @case);
        await SettleAsync(first, second, @case, propose);
    }

    private static async Task<Proposal> CloseAsync(IDossierGrain dossier, string opened, Outcome outcome, string adopting) =>
        (await dossier.CloseCaseAsync(new CloseCaseRequest
        {
            RequestId = NewId(), Case = opened, Outcome = outcome, JointNote = "Counted under different rules.", AdoptingCountry = adopting,
        }.ToProto())).Read().Proposal;

    private static async Task<string> OpenCaseAsync(string origin, IDossierGrain dossier) => (await dossier.OpenCaseAsync(new OpenCaseRequest
    {
        RequestId = NewId(), Dossier = dossier.GetPrimaryKeyString(), Origin = origin, Pair = "residence", PeriodFrom = "2015", PeriodTo = "2015",
    }.ToProto())).Read().Case.Id;

    private static Action<ProposeFigureRequest> Manual(double value, ReleaseClass release) => request =>
    {
        (request.Method, request.Justification, request.ReleaseClass) = ("manual", "register check", release);
        request.Figures.Add(new ProposedFigure { TimePeriod = "2015", Value = value });
    };

    private static async Task<Proposal> ProposeAsync(IDossierGrain dossier, string opened, Action<ProposeFigureRequest> change)
    {
        var request = new ProposeFigureRequest
        {
            RequestId = NewId(), Case = opened, TargetDefinition = new TargetDefinition { Basis = "RES", MinimumStayMonths = 12, Population = "all" },
        };
        change(request);
        return (await dossier.ProposeAsync(request.ToProto(), null)).Read().Proposal;
    }

    private async Task SettleAsync(string first, string second, string opened, Func<IDossierGrain, string, Task<Proposal>> propose)
    {
        var dossier = DossierOf(first, second);
        CallerContext.Set(new Caller("analyst", Role.Analyst, first, null));
        var proposal = await propose(dossier, opened);
        foreach (var country in new[] { first, second })
        {
            using var key = SigningKey.Create();
            await RegisterAsync(key, country);
            CallerContext.Set(new Caller("signatory", Role.Signatory, country, null));
            await dossier.AcceptAsync(new AcceptProposalRequest
            {
                RequestId = NewId(),
                Proposal = proposal.Id,
                KeyId = key.KeyId,
                Signature = Google.Protobuf.ByteString.CopyFrom(key.SignDer(proposal.Statement.Span)),
            }.ToProto());
        }
    }

    private async Task SignAsync(ICountryGrain grain, Agreement agreement, Caller caller)
    {
        using var key = SigningKey.Create();
        await RegisterAsync(key, caller.Party);
        CallerContext.Set(caller);
        await grain.SignAgreementAsync(new SignAgreementRequest
        {
            RequestId = NewId(),
            Agreement = agreement.Id,
            KeyId = key.KeyId,
            Signature = Google.Protobuf.ByteString.CopyFrom(key.SignDer(agreement.Statement.Span)),
        }.ToProto());
    }

    private async Task RegisterAsync(SigningKey key, string party)
    {
        CallerContext.Set(new Caller("root", Role.Admin, null, null));
        var signatory = new Signatory { Party = party, Name = "A. Person", PublicKey = key.Public.Pem };
        await Service<IGrainFactory>().GetGrain<IHubGrain>("hub").RegisterSignatoryAsync(new RegisterSignatoryRequest { RequestId = NewId(), Signatory = signatory }.ToProto());
    }

    private static string NewId() => Guid.NewGuid().ToString("N");

    public static Observation Row(string text)
    {
        var fields = text.Split(' ');
        var row = new Observation
        {
            Dimensions = { ["COUNTERPART_AREA"] = fields[0], ["MEASURE"] = fields[1], ["TIME_PERIOD"] = fields[2], ["BASIS"] = "RES" },
        };
        if (fields[3] != "-")
        {
            row.Value = double.Parse(fields[3], System.Globalization.CultureInfo.InvariantCulture);
        }

        foreach (var (id, code) in fields.Skip(4).Select(field => field.Split('=')).Select(pair => (pair[0], pair[1])))
        {
            (id is "CONF_STATUS" or "OBS_STATUS" ? row.Attributes : row.Dimensions)[id] = code;
        }

        return row;
    }
}
