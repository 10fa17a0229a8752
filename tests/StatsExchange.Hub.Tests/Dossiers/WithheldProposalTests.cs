// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Dossiers;

/// <summary>
/// Figures that a rule made of both sides, and one office takes its side back before both have signed: the other reads them no more, whatever it asks.
/// With its own figure known, the mean is the partner's.
/// </summary>
public sealed class WithheldProposalTests
{
    public static TheoryData<string> Ways => ["revoked", "embargoed", "confidential", "missing", "deleted"];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Watch_PartnerTakesItsSideBack_TellsNoFigureThatFollowsFromIt(string way)
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await MeanAsync(settlers, "SWE");
        using var watch = Watch(settlers, "DNK");
        AssertTold((await NextAsync(watch)).Dossier.Cases.Single().Proposals.Single());

        await TakeBackAsync(settlers, way);
        await settlers.CommentAsync("SWE", "We have found a mistake.");

        AssertWithheld((await UntilCommentAsync(watch)).Proposals.Single());
        using var anew = Watch(settlers, "DNK");
        AssertWithheld((await NextAsync(anew)).Dossier.Cases.Single().Proposals.Single());
        AssertWithheld((await settlers.CaseAsync("DNK")).Proposals.Single());
        using var own = Watch(settlers, "SWE");
        AssertTold((await NextAsync(own)).Dossier.Cases.Single(), proposal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Contest_AfterThePartnerTookItsSideBack_AnswersWithoutAFigureThatFollowsFromIt(string way)
    {
        await using var settlers = await Settlers.StartAsync();
        var proposal = await MeanAsync(settlers, "SWE");
        await settlers.AcceptAsync(settlers.Swedish, proposal);
        await TakeBackAsync(settlers, way);
        ContestProposalRequest request = new() { RequestId = settlers.NewId(), Proposal = proposal.Id, Reason = "The register is incomplete." };

        var answer = (await settlers.Client.ContestProposalAsync(request, settlers.As("analyst", "DNK"))).Proposal;

        Assert.Equal("The register is incomplete.", answer.Contest.Reason);
        AssertWithheld(answer);
        AssertTold(await settlers.CaseAsync("SWE"), proposal);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Contest_SentAgainAfterThePartnerTookItsSideBack_AnswersWithoutAFigureThatFollowsFromIt(string way)
    {
        await using var settlers = await Settlers.StartAsync();
        ContestProposalRequest request = new() { RequestId = settlers.NewId(), Proposal = (await MeanAsync(settlers, "SWE")).Id, Reason = "The register is incomplete." };
        AssertTold((await settlers.Client.ContestProposalAsync(request, settlers.As("analyst", "DNK"))).Proposal);

        await TakeBackAsync(settlers, way);

        AssertWithheld((await settlers.Client.ContestProposalAsync(request, settlers.As("analyst", "DNK"))).Proposal);
    }

    [Fact]
    public async Task Read_ValueThatTheFiguresNeverFollowedFrom_HidesNothing()
    {
        // Sweden counts those who stay three months, too, and shows nobody how many they are; the mean is of those who stay a year.
        await using var settlers = await Settlers.StartAsync();
        await settlers.SubmitAsync("SWE", Shorter(70));
        await MeanAsync(settlers, "SWE");
        AssertTold((await settlers.CaseAsync("DNK")).Proposals.Single());

        await settlers.SubmitAsync("SWE", Shorter(71));
        AssertTold((await settlers.CaseAsync("DNK")).Proposals.Single());
    }

    [Theory]
    [InlineData("SWE", "NOR")]
    [InlineData("DNK", "SWE")]
    public async Task Read_WhatTheFiguresDoNotFollowFromIsTakenBack_TellsThem(string country, string counterpart)
    {
        await using var settlers = await Settlers.StartAsync();
        await settlers.SubmitAsync("SWE", Flows.Observation("IMM", "NOR", 70));
        await settlers.SubmitAsync("DNK", Flows.Observation("IMM", "SWE", 80));
        await MeanAsync(settlers, "SWE");

        var other = Flows.Observation("IMM", counterpart, 71);
        other.Attributes["CONF_STATUS"] = "C";
        await settlers.SubmitAsync(country, other);

        AssertTold((await settlers.CaseAsync("DNK")).Proposals.Single());
    }

    [Fact]
    public async Task Read_PartnerHasRevisedItsSide_TellsWhatWasProposed()
    {
        await using var settlers = await Settlers.StartAsync();
        await MeanAsync(settlers, "SWE");
        await settlers.SubmitAsync("SWE", Flows.Observation("IMM", "DNK", 61));
        AssertTold((await settlers.CaseAsync("DNK")).Proposals.Single());
    }

    private static Observation Shorter(double value)
    {
        var shorter = Flows.Observation("IMM", "DNK", value);
        (shorter.Dimensions["MIN_STAY"], shorter.Attributes["CONF_STATUS"]) = ("3", "C");
        return shorter;
    }

    private static Task<Proposal> MeanAsync(Settlers settlers, string country) => settlers.ProposeAsync(country, request =>
    {
        request.Figures.Clear();
        (request.Method, request.Justification) = ("mean", "");
    });

    // What Sweden says of 2015, which the mean of that year follows from.
    private static async Task TakeBackAsync(Settlers settlers, string way)
    {
        switch (way)
        {
            case "revoked":
                var agreements = new AgreementService.AgreementServiceClient(settlers.Hub.Invoker);
                var granted = await agreements.ListAgreementsAsync(new ListAgreementsRequest { Grantor = "SWE", Party = "DNK" }, settlers.As("analyst", "SWE"));
                await agreements.RevokeAgreementAsync(
                    new RevokeAgreementRequest { RequestId = settlers.NewId(), Agreement = granted.Agreements.Single().Id, Reason = "a new law" }, settlers.As("signatory", "SWE"));
                break;
            case "embargoed":
                await new SubmissionService.SubmissionServiceClient(settlers.Hub.Invoker).SetEmbargoAsync(
                    new SetEmbargoRequest
                    {
                        RequestId = settlers.NewId(), RefArea = "SWE", Structure = "FLOW", PeriodFrom = "2015", PeriodTo = "2015", Until = settlers.Clock.GetUtcNow().AddYears(1).ToTimestamp(),
                    },
                    settlers.As("submitter", "SWE"));
                break;
            default:
                var cell = Flows.Observation("IMM", "DNK", way == "confidential" ? 60 : null);
                if (way == "confidential")
                {
                    cell.Attributes["CONF_STATUS"] = "C";
                }

                cell.Operation = way == "deleted" ? Operation.Delete : cell.Operation;
                await settlers.SubmitAsync("SWE", cell);
                break;
        }
    }

    private static AsyncServerStreamingCall<WatchDossierResponse> Watch(Settlers settlers, string country) =>
        settlers.Client.WatchDossier(new WatchDossierRequest { Dossier = "DNK-SWE" }, settlers.As("analyst", country));

    private static async Task<WatchDossierResponse> NextAsync(AsyncServerStreamingCall<WatchDossierResponse> watch)
    {
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        return watch.ResponseStream.Current;
    }

    private static async Task<Case> UntilCommentAsync(AsyncServerStreamingCall<WatchDossierResponse> watch)
    {
        while (true)
        {
            if ((await NextAsync(watch)).Dossier.Cases.SingleOrDefault() is { Comments.Count: > 0 } @case)
            {
                return @case;
            }
        }
    }

    private static void AssertTold(Case @case, Proposal proposal)
    {
        AssertTold(@case.Proposals.Single());
        Assert.Equal(proposal.Figures, @case.Proposals.Single().Figures);
    }

    private static void AssertTold(Proposal proposal)
    {
        Assert.Equal([("2014", 40.0), ("2015", 50.0)], proposal.Figures.Select(figure => (figure.TimePeriod, figure.Value)));
        Assert.Equal((false, false), (proposal.FiguresWithheld, proposal.Statement.IsEmpty));
    }

    private static void AssertWithheld(Proposal proposal)
    {
        Assert.Equal((true, 0, true), (proposal.FiguresWithheld, proposal.Figures.Count, proposal.Statement.IsEmpty));
        Assert.All(proposal.Signatures, signature => Assert.True(signature.Signature_.IsEmpty));
    }
}
