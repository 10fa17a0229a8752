// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>The dossier of Denmark and Sweden, and what the two do in it.</summary>
internal sealed class Settling : IAsyncDisposable
{
    public const string Id = "DNK-SWE";
    public const string Body = "EUROPE27";

    private Settling(TestExchange exchange, SigningKey danish, SigningKey swedish) => (Exchange, Danish, Swedish) = (exchange, danish, swedish);

    public TestExchange Exchange { get; }

    public SigningKey Danish { get; }

    public SigningKey Swedish { get; }

    public IDossierGrain Dossier => Exchange.Grains.GetGrain<IDossierGrain>(Id);

    /// <summary>Two offices with figures of 2014 and 2015, an agreement each way, a dossier and a case.</summary>
    public static async Task<Settling> StartAsync(bool inMemory = false, Action<AgreementTerms>? change = null)
    {
        var exchange = inMemory ? await TestExchange.StartInMemoryAsync() : await TestExchange.StartAsync();
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2014", 30), Figures.Flow("EMI", "SWE", "2015", 40, ("CONF_STATUS", "C")));
        await exchange.SubmitAsync("DNK", Figures.Flow("EMI", "SWE", "2014", 31));
        await exchange.SubmitAsync("SWE", Figures.Flow("IMM", "DNK", "2014", 50), Figures.Flow("IMM", "DNK", "2015", 60));
        foreach (var terms in new[] { Offices.Terms("DNK", "SWE"), Offices.Terms("SWE", "DNK") })
        {
            change?.Invoke(terms);
            if (terms.Uses.Count > 0)
            {
                await exchange.AgreeAsync(terms);
            }
        }

        var settling = new Settling(exchange, await exchange.RegisterSignatoryAsync("DNK"), await exchange.RegisterSignatoryAsync("SWE"));
        await settling.OpenAsync(TestCallers.Analyst("DNK"));
        await settling.OpenCaseAsync(TestCallers.Analyst("SWE"), "2014", "2014");
        return settling;
    }

    public async Task<OpenDossierResponse> OpenAsync(Caller caller) => (await TestExchange.As(caller, () =>
        Dossier.OpenAsync(new OpenDossierRequest { RequestId = Offices.NextRequest(), Country = "DNK", Partner = "SWE" }.ToProto()))).Read();

    public async Task<Case> OpenCaseAsync(Caller caller, string from, string to, string origin = "DNK", string pair = "residence") => (await TestExchange.As(caller, () =>
        Dossier.OpenCaseAsync(new OpenCaseRequest { RequestId = Offices.NextRequest(), Dossier = Id, Origin = origin, Pair = pair, PeriodFrom = from, PeriodTo = to }.ToProto()))).Read().Case;

    public static ProposeFigureRequest Manual(string caseId, params (string Period, double Value)[] figures) => new()
    {
        RequestId = Offices.NextRequest(),
        Case = caseId,
        Method = "manual",
        Justification = "Registers compared person by person.",
        TargetDefinition = new TargetDefinition { Basis = "RES", MinimumStayMonths = 12 },
        Figures = { figures.Select(figure => new ProposedFigure { TimePeriod = figure.Period, Value = figure.Value }) },
    };

    public static ProposeFigureRequest ByRule(string caseId, string rule, ReleaseClass release = ReleaseClass.Parties) => new()
    {
        RequestId = Offices.NextRequest(),
        Case = caseId,
        Method = rule,
        TargetDefinition = new TargetDefinition { Basis = "RES" },
        ReleaseClass = release,
    };

    public async Task<Proposal> ProposeAsync(Caller caller, ProposeFigureRequest request) =>
        (await TestExchange.As(caller, () => Dossier.ProposeAsync(request.ToProto(), null))).Read().Proposal;

    public async Task<Case> AcceptAsync(Caller caller, SigningKey key, Proposal proposal, string? requestId = null)
    {
        var request = new AcceptProposalRequest
        {
            RequestId = requestId ?? Offices.NextRequest(),
            Proposal = proposal.Id,
            KeyId = key.KeyId,
            Signature = ByteString.CopyFrom(key.SignDer(proposal.Statement.Span)),
        };
        return (await TestExchange.As(caller, () => Dossier.AcceptAsync(request.ToProto()))).Read().Case;
    }

    public async Task<Dossier> GetAsync(Caller caller, string @case = "") =>
        (await TestExchange.As(caller, () => Dossier.GetAsync(new GetDossierRequest { Dossier = Id, Case = @case }.ToProto()))).Read().Dossier;

    public async Task<Dossier> AgreedForAsync(Caller caller, string body) => (await AgreedForAsync(caller, new AgreedQuestion(body))).Dossier.Read();

    public Task<AgreedPage> AgreedForAsync(Caller caller, AgreedQuestion question) => TestExchange.As(caller, () => Dossier.AgreedForAsync(question));

    public async ValueTask DisposeAsync()
    {
        Danish.Dispose();
        Swedish.Dispose();
        await Exchange.DisposeAsync();
    }
}
