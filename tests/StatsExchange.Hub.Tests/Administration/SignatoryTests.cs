// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Hub.Tests.Dossiers;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Administration;

/// <summary>A key speaks for one party alone, also where a journal from before has it for two.</summary>
public sealed class SignatoryTests
{
    [Theory]
    [InlineData("NOR", false)]
    [InlineData("NOR", true)]
    [InlineData("EUROPE27", false)]
    public async Task Register_AKeyThatAnotherPartyHasOrHad_IsRefusedWithoutSayingWhose(string party, bool hasEnded)
    {
        await using var settlers = await Settlers.StartAsync(agreed: false);
        if (hasEnded)
        {
            await EndAsync(settlers, "DNK", settlers.Danish);
        }

        var message = await settlers.RefusedAsync("FIELD_INVALID", () => RegisterAsync(settlers, Signatory(party, settlers.Danish)));

        Assert.StartsWith("signatory.public_key: ", message, StringComparison.Ordinal);
        Assert.DoesNotContain("DNK", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_AKeyOfTwoPartiesFromBefore_IsTakenOnlyToEndIt()
    {
        await using var settlers = await Settlers.StartAsync(agreed: false);
        await RecordAsync(settlers, Signatory("SWE", settlers.Danish));
        await settlers.RefusedAsync("FIELD_INVALID", () => RegisterAsync(settlers, Signatory("SWE", settlers.Danish)));

        await EndAsync(settlers, "SWE", settlers.Danish);

        await settlers.RefusedAsync("FIELD_INVALID", () => RegisterAsync(settlers, Signatory("SWE", settlers.Danish)));
    }

    [Fact]
    public async Task Accept_WithTheKeyThatSignedForThePartner_IsRefusedAloneAndInABatch()
    {
        await using var settlers = await Settlers.StartAsync();
        await RecordAsync(settlers, Signatory("SWE", settlers.Danish));
        var proposal = await settlers.ProposeAsync("DNK");
        await settlers.AcceptAsync(settlers.Danish, proposal);
        var seen = (await settlers.CaseAsync("SWE")).Proposals.Single().Signatures.Single();

        await settlers.RefusedAsync("SIGNATURE_INVALID", async () => await settlers.Client.AcceptProposalAsync(
            new AcceptProposalRequest { RequestId = settlers.NewId(), Proposal = proposal.Id, KeyId = seen.KeyId, Signature = seen.Signature_ }, settlers.As("signatory", "SWE")));
        await settlers.RefusedAsync("SIGNATURE_INVALID", () => settlers.AcceptAsync(settlers.Swedish, proposal, key: settlers.Danish));
        ProposalDecision decision = new() { Proposal = proposal.Id, Accept = new Acceptance { KeyId = seen.KeyId, Signature = seen.Signature_ } };
        await settlers.RefusedAsync("SIGNATURE_INVALID", async () => await settlers.Client.DecideProposalsAsync(
            new DecideProposalsRequest { RequestId = settlers.NewId(), Dossier = "DNK-SWE", Decisions = { decision } }, settlers.As("signatory", "SWE")));

        Assert.Equal(CaseState.Settled, (await settlers.AcceptAsync(settlers.Swedish, proposal)).State);
    }

    [Fact]
    public async Task SignAgreement_WithTheKeyThatSignedForTheOtherParty_IsRefused()
    {
        await using var settlers = await Settlers.StartAsync(agreed: false);
        await RecordAsync(settlers, Signatory("SWE", settlers.Danish));
        var draft = await DraftAsync(settlers);
        var (keyId, signature) = settlers.Danish.Sign(draft.Statement);
        await SignAsync(settlers, draft, "DNK", keyId, signature);

        var message = await settlers.RefusedAsync("SIGNATURE_INVALID", () => SignAsync(settlers, draft, "SWE", keyId, signature));

        Assert.Contains("key of its own", message, StringComparison.Ordinal);
        (keyId, signature) = settlers.Swedish.Sign(draft.Statement);
        Assert.Equal(AgreementStanding.InForce, (await SignAsync(settlers, draft, "SWE", keyId, signature)).Standing);
    }

    [Fact]
    public async Task SignAgreement_KeyOfTheFirstSignatureEndedSince_IsRefused()
    {
        await using var settlers = await Settlers.StartAsync(agreed: false);
        var draft = await DraftAsync(settlers);
        var (first, second) = (settlers.Danish.Sign(draft.Statement), settlers.Swedish.Sign(draft.Statement));
        await SignAsync(settlers, draft, "DNK", first.KeyId, first.Signature);
        await EndAsync(settlers, "DNK", settlers.Danish);

        var message = await settlers.RefusedAsync("SIGNATURE_INVALID", () => SignAsync(settlers, draft, "SWE", second.KeyId, second.Signature));

        Assert.Equal("The key of A. Person (DNK) is not valid now.", message);
    }

    [Theory]
    [InlineData("Ana\u0007", "expected no control characters")]
    [InlineData("   ", "expected 1 to 200 characters, and not only blanks")]
    public async Task Register_ANameNotAsItMustBe_SaysWhatIsExpected(string name, string expected)
    {
        await using var settlers = await Settlers.StartAsync(agreed: false);
        using SigningPerson other = new(settlers.Hub, "NOR");
        var signatory = Signatory("NOR", other);
        signatory.Name = name;
        Assert.Equal($"signatory.name: {expected}.", await settlers.RefusedAsync("FIELD_INVALID", () => RegisterAsync(settlers, signatory)));
    }

    private static Signatory Signatory(string party, SigningPerson person) => new() { Party = party, Name = "A. Person", PublicKey = person.PublicKey.Pem };

    private static async Task RegisterAsync(Settlers settlers, Signatory signatory) =>
        await new AdministrationService.AdministrationServiceClient(settlers.Hub.Invoker).RegisterSignatoryAsync(
            new RegisterSignatoryRequest { RequestId = settlers.NewId(), Signatory = signatory }, settlers.As("admin"));

    private static Task EndAsync(Settlers settlers, string party, SigningPerson person)
    {
        var signatory = Signatory(party, person);
        signatory.ValidFrom = settlers.Clock.GetUtcNow().AddHours(-2).ToTimestamp();
        signatory.ValidTo = settlers.Clock.GetUtcNow().AddHours(-1).ToTimestamp();
        return RegisterAsync(settlers, signatory);
    }

    // What a hub of before took, which the journal keeps.
    private static async Task RecordAsync(Settlers settlers, Signatory signatory)
    {
        signatory.KeyId = settlers.Danish.PublicKey.KeyId;
        signatory.ValidFrom = settlers.Clock.GetUtcNow().AddHours(-2).ToTimestamp();
        var head = (await settlers.Hub.HeadsAsync())[StreamName.Hub.ToString()];
        var body = new SignatoryRegistered { Signatory = signatory }.ToByteArray();
        var entry = Entry.Seal(StreamName.Hub, head, "signatory-registered", "hub/before", settlers.Clock.GetUtcNow(), body, []);
        Assert.IsType<AppendResult.Appended>(await settlers.Hub.Host.Journal.AppendAsync(StreamName.Hub, head.Seq, null, [entry], CancellationToken.None));
    }

    private static async Task<Agreement> DraftAsync(Settlers settlers) => (await Agreements(settlers).ProposeAgreementAsync(
        new ProposeAgreementRequest
        {
            RequestId = settlers.NewId(),
            Terms = new AgreementTerms { Grantor = "DNK", Grantee = "SWE", Structures = { "FLOW" }, Uses = { Use.Compare } },
        },
        settlers.As("analyst", "DNK"))).Agreement;

    private static async Task<Agreement> SignAsync(Settlers settlers, Agreement draft, string party, string keyId, ByteString signature) => (await Agreements(settlers).SignAgreementAsync(
        new SignAgreementRequest { RequestId = settlers.NewId(), Agreement = draft.Id, KeyId = keyId, Signature = signature }, settlers.As("signatory", party))).Agreement;

    private static AgreementService.AgreementServiceClient Agreements(Settlers settlers) => new(settlers.Hub.Invoker);
}
