// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;
using static StatsExchange.Grains.Tests.Exchange.TestCallers;

namespace StatsExchange.Grains.Tests.Dossiers;

/// <summary>Any steps of two offices in any order, with deadlines that pass between them, against the model: the same refusals, and the same case after each.</summary>
public sealed class CaseModelTests
{
    private static readonly Gen<CaseAct[]> AnyActs =
        from kinds in Gen.Frequency(
            (3, Gen.Constant(CaseActKind.Propose)),
            (6, Gen.Constant(CaseActKind.Accept)),
            (2, Gen.Constant(CaseActKind.Contest)),
            (2, Gen.Constant(CaseActKind.Withdraw)),
            (1, Gen.Constant(CaseActKind.Lapse)),
            (2, Gen.Constant(CaseActKind.Reopen))).ArrayOf(30)
        from countries in Gen.Elements("DNK", "SWE").ArrayOf(30)
        from proposals in Gen.Choose(0, 5).ArrayOf(30)
        select kinds.Select((kind, at) => new CaseAct(kind, countries[at], proposals[at])).ToArray();

    // A failing run prints its seed: FsCheck's Replay takes it.
    [Fact]
    public void Steps_InAnyOrder_AreTakenAndRefusedAsInTheModel() =>
        Prop.ForAll(AnyActs.ToArbitrary(), acts => AgreesAsync(acts).GetAwaiter().GetResult()).Check(Config.QuickThrowOnFailure.WithMaxTest(25));

    private static async Task<bool> AgreesAsync(CaseAct[] acts)
    {
        await using var settling = await Settling.StartAsync(inMemory: true);
        CaseModel model = new();
        foreach (var act in acts)
        {
            if (await TakeAsync(settling, model, act) != model.Take(act) || !IsAs(model, (await settling.GetAsync(Analyst("DNK"))).Cases[0]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsAs(CaseModel model, Case seen)
    {
        var ended = seen.State is CaseState.Settled or CaseState.Lapsed;
        return ended != model.IsOpen
            && (seen.State == CaseState.Lapsed) == model.HasLapsed
            && seen.AgreedProposal == (model.Standing is { } standing ? $"DNK-SWE.1.{standing + 1}" : "")
            && seen.Outcome == (model.Standing.HasValue ? V1.Outcome.AgreedFigure : model.HasLapsed ? V1.Outcome.Lapsed : V1.Outcome.Unspecified)
            && seen.Proposals.Select(proposal => proposal.State).SequenceEqual(model.Proposals.Select(proposal => proposal.State))
            && seen.Proposals.Zip(model.Proposals).All(pair => pair.Second.Signed.SetEquals(pair.First.Signatures.Select(signature => signature.Party)));
    }

    private static async Task<ErrorReason> TakeAsync(Settling settling, CaseModel model, CaseAct act)
    {
        try
        {
            await DoAsync(settling, model, act);
            return ErrorReason.Unspecified;
        }
        catch (RefusedException refused)
        {
            return refused.Reason;
        }
    }

    private static async Task DoAsync(Settling settling, CaseModel model, CaseAct act)
    {
        var analyst = Analyst(act.Country);
        var proposal = $"DNK-SWE.1.{act.Proposal + 1}";
        var id = Offices.NextRequest();
        switch (act.Kind)
        {
            case CaseActKind.Propose:
                await settling.ProposeAsync(analyst, Settling.Manual("DNK-SWE.1", ("2014", 40)));
                break;
            case CaseActKind.Accept:
                var statement = act.Proposal < model.Proposals.Count ? (await settling.GetAsync(analyst)).Cases[0].Proposals[act.Proposal] : new Proposal { Id = proposal };
                await settling.AcceptAsync(Signatory(act.Country), act.Country == "DNK" ? settling.Danish : settling.Swedish, statement);
                break;
            case CaseActKind.Contest:
                await TestExchange.As(analyst, () => settling.Dossier.ContestAsync(new ContestProposalRequest { RequestId = id, Proposal = proposal, Reason = "-" }.ToProto()));
                break;
            case CaseActKind.Withdraw:
                await TestExchange.As(analyst, () => settling.Dossier.WithdrawAsync(new WithdrawProposalRequest { RequestId = id, Proposal = proposal }.ToProto()));
                break;
            case CaseActKind.Reopen:
                await TestExchange.As(analyst, () => settling.Dossier.ReopenCaseAsync(new ReopenCaseRequest { RequestId = id, Case = "DNK-SWE.1", Reason = "-" }.ToProto()));
                break;
            default:
                await LapseAsync(settling, model, id);
                break;
        }
    }

    // The hub looks by itself too, at a time of its own; that it may have been there already is part of what is tested.
    private static async Task LapseAsync(Settling settling, CaseModel model, string id)
    {
        if (model.IsOpen)
        {
            var soon = settling.Exchange.Clock.Now.AddMinutes(1).ToTimestamp();
            await TestExchange.As(HubSteward, () => settling.Dossier.SetDeadlineAsync(new SetDeadlineRequest { RequestId = id, Case = "DNK-SWE.1", Deadline = soon }.ToProto()));
            settling.Exchange.Clock.Pass(TimeSpan.FromMinutes(2));
        }

        await TestExchange.As(HubItself, () => settling.Dossier.AttendAsync());
    }
}
