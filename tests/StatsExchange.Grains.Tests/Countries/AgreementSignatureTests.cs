// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Contracts.Agreements;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Countries;

/// <summary>Only a party's own registered signatory binds it, and only the grantor ends what it grants.</summary>
public sealed class AgreementSignatureTests
{
    [Fact]
    public async Task Sign_WithAKeyNotRegistered_IsRefused()
    {
        await using var exchange = await TestExchange.StartAsync();
        var draft = await exchange.ProposeAgreementAsync(Offices.Terms("SWE", "DNK"));
        using var unknown = SigningKey.Create();
        await exchange.ExpectNothingWrittenAsync(() => Refusals.Expect(ErrorReason.SignatureInvalid, () => exchange.SignAsync(draft, "SWE", unknown)));
    }

    [Fact]
    public async Task Sign_WithTheOtherPartysKey_IsRefused()
    {
        await using var exchange = await TestExchange.StartAsync();
        var draft = await exchange.ProposeAgreementAsync(Offices.Terms("SWE", "DNK"));
        using var danish = await exchange.RegisterSignatoryAsync("DNK");
        await exchange.ExpectNothingWrittenAsync(() => Refusals.Expect(ErrorReason.SignatureInvalid, () => exchange.SignAsync(draft, "SWE", danish)));
    }

    [Theory]
    [InlineData(-2, -1)]
    [InlineData(-2, 0)]
    [InlineData(1, 2)]
    public async Task Sign_WithAKeyNotValidNow_IsRefused(int fromHours, int toHours)
    {
        await using var exchange = await TestExchange.StartAsync();
        var draft = await exchange.ProposeAgreementAsync(Offices.Terms("SWE", "DNK"));
        using var key = await exchange.RegisterSignatoryAsync("SWE", signatory =>
        {
            signatory.ValidFrom = Timestamp.FromDateTimeOffset(exchange.Clock.Now.AddHours(fromHours));
            signatory.ValidTo = Timestamp.FromDateTimeOffset(exchange.Clock.Now.AddHours(toHours));
        });
        await Refusals.Expect(ErrorReason.SignatureInvalid, () => exchange.SignAsync(draft, "SWE", key));
    }

    [Fact]
    public async Task Sign_OverOtherBytes_IsRefused()
    {
        await using var exchange = await TestExchange.StartAsync();
        var draft = await exchange.ProposeAgreementAsync(Offices.Terms("SWE", "DNK"));
        using var key = await exchange.RegisterSignatoryAsync("SWE");
        var forged = draft.Clone();
        forged.Statement = Google.Protobuf.ByteString.CopyFrom(AgreementStatement.Of(draft.Id, Offices.Terms("SWE", "FIN")));
        await Refusals.Expect(ErrorReason.SignatureInvalid, () => exchange.SignAsync(forged, "SWE", key));
    }

    [Fact]
    public async Task Sign_ForAnother_IsRefused()
    {
        await using var exchange = await TestExchange.StartAsync();
        var draft = await exchange.ProposeAgreementAsync(Offices.Terms("SWE", "EUROPE27"));
        using var finnish = await exchange.RegisterSignatoryAsync("FIN");
        using var body = await exchange.RegisterSignatoryAsync("EUROPE27");
        await exchange.ExpectNothingWrittenAsync(async () =>
        {
            await Refusals.Expect(ErrorReason.NotYours, () => exchange.SignAsync(draft, TestCallers.Signatory("FIN"), finnish));
            await Refusals.Expect(ErrorReason.NotYours, () => exchange.SignAsync(draft, TestCallers.HubSteward, body));
            await Refusals.Expect(ErrorReason.NotYours, () => exchange.SignAsync(draft, TestCallers.Steward("ASEAN"), body));
            await Refusals.Expect(ErrorReason.RoleNotAllowed, () => exchange.SignAsync(draft, TestCallers.Region("EUROPE27"), body));
            await Refusals.Expect(ErrorReason.RoleNotAllowed, () => exchange.SignAsync(draft, TestCallers.Analyst("SWE"), body));
        });
    }

    [Fact]
    public async Task Sign_TwiceForOneParty_IsRefusedAndDoesNotStandForTheOther()
    {
        await using var exchange = await TestExchange.StartAsync();
        var draft = await exchange.ProposeAgreementAsync(Offices.Terms("SWE", "DNK"));
        using var first = await exchange.RegisterSignatoryAsync("SWE");
        using var second = await exchange.RegisterSignatoryAsync("SWE");
        Assert.Equal(AgreementState.Proposed, (await exchange.SignAsync(draft, "SWE", first)).State);
        await Refusals.Expect(ErrorReason.AlreadyExists, () => exchange.SignAsync(draft, "SWE", second));
    }

    [Fact]
    public async Task Revoke_ByAnyoneButASignatoryOfTheGrantor_IsRefused()
    {
        await using var exchange = await TestExchange.StartAsync();
        var agreement = await exchange.AgreeAsync(Offices.Terms("SWE", "DNK"));
        await exchange.ExpectNothingWrittenAsync(async () =>
        {
            await Refusals.Expect(ErrorReason.NotYours, () => exchange.RevokeAsync(agreement, TestCallers.Signatory("DNK")));
            await Refusals.Expect(ErrorReason.RoleNotAllowed, () => exchange.RevokeAsync(agreement, TestCallers.Analyst("SWE")));
            await Refusals.Expect(ErrorReason.NotYours, () => exchange.RevokeAsync(agreement, TestCallers.HubSteward));
        });
        Assert.Equal(AgreementState.Revoked, (await exchange.RevokeAsync(agreement, TestCallers.Signatory("SWE"))).State);
        await Refusals.Expect(ErrorReason.StateNotFit, () => exchange.RevokeAsync(agreement, TestCallers.Signatory("SWE")));
    }

    [Fact]
    public async Task List_ShowsAnAgreementToItsPartiesOnly()
    {
        await using var exchange = await TestExchange.StartAsync();
        var agreement = await exchange.AgreeAsync(Offices.Terms("SWE", "DNK"));
        var reader = exchange.Get<AgreementReader>();
        foreach (var (caller, count) in new[] { (TestCallers.Analyst("SWE"), 1), (TestCallers.Signatory("DNK"), 1), (TestCallers.Analyst("FIN"), 0), (TestCallers.Steward("EUROPE27"), 0), (TestCallers.HubSteward, 0) })
        {
            var listed = await TestExchange.As(caller, () => reader.ListAsync(new ListAgreementsRequest(), CancellationToken.None));
            Assert.Equal(count, listed.Agreements.Count(one => one.Equals(agreement)));
            Assert.Equal(count, listed.Agreements.Count);
        }
    }

    [Fact]
    public async Task List_CountriesOneIsNoPartyWith_AreNotTold()
    {
        await using var exchange = await TestExchange.StartInMemoryAsync();
        await exchange.AgreeAsync(Offices.Terms("DNK", "SWE"));
        await exchange.SubmitAsync("NOR", Figures.Flow("EMI", "DNK", "2015", 1));

        var listed = await TestExchange.As(TestCallers.Analyst("SWE"), () => exchange.Get<AgreementReader>().ListAsync(new ListAgreementsRequest(), CancellationToken.None));

        Assert.Equal(["DNK"], listed.Revisions.Keys);
    }
}
