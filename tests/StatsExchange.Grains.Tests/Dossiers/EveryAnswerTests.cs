// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;
using static StatsExchange.Grains.Tests.Exchange.TestCallers;
using Outcome = StatsExchange.V1.Outcome;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>Whatever a dossier is asked, for the first time or again, it tells no figure that the partner opens no more.</summary>
public sealed class EveryAnswerTests
{
    private const string Case = "DNK-SWE.1";

    [Fact]
    public async Task AnyAnswer_AfterThePartnerEndedItsAgreement_TellsNoFigureThatFollowsFromItsOwn()
    {
        await using var settling = await Settling.StartAsync(change: WithoutDanish);
        var agreement = await settling.Exchange.AgreeAsync(Offices.Terms("DNK", "SWE"));
        var acts = await ActsAsync(settling);
        Assert.Equal(ForCountries(), acts.Select(act => act.Method).Order(StringComparer.Ordinal));
        foreach (var (method, act) in acts)
        {
            Assert.False(ToldProposals.In(await TestExchange.As(Signatory("SWE"), act)).Any(proposal => proposal.FiguresWithheld), method);
        }

        await settling.Exchange.RevokeAsync(agreement, Signatory("DNK"));

        foreach (var (method, act) in acts)
        {
            var told = ToldProposals.In(await TestExchange.As(Signatory("SWE"), act)).Where(proposal => proposal.Outcome == Outcome.AgreedFigure);
            Assert.True(told.All(ToldProposals.IsWithheld), method);
        }

        var own = ToldProposals.In(await settling.GetAsync(Signatory("DNK"), Case)).Where(proposal => proposal.Outcome == Outcome.AgreedFigure);
        Assert.All(own, proposal => Assert.Equal(31, Assert.Single(proposal.Figures).Value));
    }

    // Every method that the analyst or the signatory of an office may call is taken once, and then again with the same request.
    private static async Task<List<(string Method, Func<Task<IMessage>> Act)>> ActsAsync(Settling settling)
    {
        var dossier = settling.Dossier;
        var (contested, accepted, decided) = (await ProposeAsync(settling, "DNK"), await ProposeAsync(settling, "DNK"), await ProposeAsync(settling, "DNK"));
        var withdrawn = await ProposeAsync(settling, "SWE");
        var lapsed = (await settling.OpenCaseAsync(Analyst("SWE"), "2015", "2015")).Id;
        var soon = new SetDeadlineRequest { RequestId = Offices.NextRequest(), Case = lapsed, Deadline = settling.Exchange.Clock.Now.AddMinutes(1).ToTimestamp() };
        await TestExchange.As(HubSteward, () => dossier.SetDeadlineAsync(soon.ToProto()));
        settling.Exchange.Clock.Pass(TimeSpan.FromMinutes(2));
        var (open, get, one) = (
            new OpenDossierRequest { RequestId = Offices.NextRequest(), Country = "SWE", Partner = "DNK" }, new GetDossierRequest { Dossier = Settling.Id }, new GetDossierRequest { Dossier = Settling.Id, Case = Case });
        var openCase = new OpenCaseRequest { RequestId = Offices.NextRequest(), Dossier = Settling.Id, Origin = "DNK", Pair = "residence", PeriodFrom = "2016", PeriodTo = "2016" };
        var propose = Settling.ByRule(Case, "sending");
        var close = new CloseCaseRequest { RequestId = Offices.NextRequest(), Case = Case, Outcome = Outcome.NoAgreement, JointNote = "Nobody knows." };
        var accept = new AcceptProposalRequest
        {
            RequestId = Offices.NextRequest(), Proposal = accepted.Id, KeyId = settling.Swedish.KeyId, Signature = ByteString.CopyFrom(settling.Swedish.SignDer(accepted.Statement.Span)),
        };
        var contest = new ContestProposalRequest { RequestId = Offices.NextRequest(), Proposal = contested.Id, Reason = "too low" };
        var withdraw = new WithdrawProposalRequest { RequestId = Offices.NextRequest(), Proposal = withdrawn.Id };
        var decide = new DecideProposalsRequest
        {
            RequestId = Offices.NextRequest(), Dossier = Settling.Id, Decisions = { new ProposalDecision { Proposal = decided.Id, Contest = new Contestation { Reason = "too low" } } },
        };
        var comment = new AddCommentRequest { RequestId = Offices.NextRequest(), Case = Case, Text = "We look into it." };
        var attach = new AttachDocumentRequest { RequestId = Offices.NextRequest(), Case = Case, Digest = Offices.Undertaking, Name = "note.pdf", MediaType = "application/pdf", Size = 1 };
        var later = new SetDeadlineRequest { RequestId = Offices.NextRequest(), Case = Case, Deadline = settling.Exchange.Clock.Now.AddDays(30).ToTimestamp() };
        var reopen = new ReopenCaseRequest { RequestId = Offices.NextRequest(), Case = lapsed, Reason = "once more" };
        return
        [
            (nameof(IDossierGrain.ProposeAsync), () => ReadAsync(dossier.ProposeAsync(propose.ToProto(), null))),
            (nameof(IDossierGrain.CloseCaseAsync), () => ReadAsync(dossier.CloseCaseAsync(close.ToProto()))),
            (nameof(IDossierGrain.AcceptAsync), () => ReadAsync(dossier.AcceptAsync(accept.ToProto()))),
            (nameof(IDossierGrain.ContestAsync), () => ReadAsync(dossier.ContestAsync(contest.ToProto()))),
            (nameof(IDossierGrain.WithdrawAsync), () => ReadAsync(dossier.WithdrawAsync(withdraw.ToProto()))),
            (nameof(IDossierGrain.DecideAsync), () => ReadAsync(dossier.DecideAsync(decide.ToProto()))),
            (nameof(IDossierGrain.CommentAsync), () => ReadAsync(dossier.CommentAsync(comment.ToProto()))),
            (nameof(IDossierGrain.AttachAsync), () => ReadAsync(dossier.AttachAsync(attach.ToProto()))),
            (nameof(IDossierGrain.SetDeadlineAsync), () => ReadAsync(dossier.SetDeadlineAsync(later.ToProto()))),
            (nameof(IDossierGrain.ReopenCaseAsync), () => ReadAsync(dossier.ReopenCaseAsync(reopen.ToProto()))),
            (nameof(IDossierGrain.OpenCaseAsync), () => ReadAsync(dossier.OpenCaseAsync(openCase.ToProto()))),
            (nameof(IDossierGrain.OpenAsync), () => ReadAsync(dossier.OpenAsync(open.ToProto()))),
            (nameof(IDossierGrain.GetAsync), async () => new ListDossiersResponse
            {
                Dossiers = { (await dossier.GetAsync(get.ToProto())).Read().Dossier, (await dossier.GetAsync(one.ToProto())).Read().Dossier },
            }),
            (nameof(IDossierGrain.GetBriefAsync), () => ReadAsync(dossier.GetBriefAsync())),
            (nameof(IDossierGrain.ChangesAsync), () => ReadAsync(dossier.ChangesAsync(0)!)),
        ];
    }

    private static IEnumerable<string> ForCountries() => typeof(IDossierGrain).GetMethods()
        .Select(method => method.Name)
        .Where(name => MethodPermissions.Allows(Role.Analyst, nameof(IDossierGrain), name) || MethodPermissions.Allows(Role.Signatory, nameof(IDossierGrain), name))
        .Order(StringComparer.Ordinal);

    private static Task<Proposal> ProposeAsync(Settling settling, string country) => settling.ProposeAsync(Analyst(country), Settling.ByRule(Case, "sending"));

    private static async Task<IMessage> ReadAsync<T>(Task<Proto<T>> answer)
        where T : class, IMessage<T>, new() => (await answer).Read();

    private static void WithoutDanish(AgreementTerms terms)
    {
        if (terms.Grantor == "DNK")
        {
            terms.Uses.Clear();
        }
    }
}
