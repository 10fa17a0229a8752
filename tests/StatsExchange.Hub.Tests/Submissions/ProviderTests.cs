// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Grpc.Core;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Submissions;

/// <summary>A provider under an office, a ministry or an agency, sends figures and decides nothing.</summary>
public sealed class ProviderTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private SubmissionService.SubmissionServiceClient Client => new(hub.Invoker);

    [Fact]
    public async Task Submit_AsAProvider_NamesItInTheSubmissionAndTheVintageUnderTheOffice()
    {
        await Client.PutSeriesSheetAsync(
            new PutSeriesSheetRequest
            {
                RequestId = "sheet-1",
                RefArea = "PHL",
                Sheet = new SeriesSheet { Structure = "FLOW", Measure = "EMI", Basis = "RES", Source = "_U", Provider = "Department of Migrant Workers" },
            },
            hub.As("analyst", "PHL"));
        var sent = await SendAsync("dmw", "r-1");
        await hub.SubmitAsync(Flows.Header("PHL", "r-2"), Flows.Observation("EMI", "MYS", 5));

        var submissions = (await Client.ListSubmissionsAsync(new ListSubmissionsRequest { RefArea = "PHL" }, hub.As("analyst", "PHL"))).Submissions;
        var vintages = (await new ObservationService.ObservationServiceClient(hub.Invoker).ListVintagesAsync(new ListVintagesRequest { RefArea = "PHL" }, hub.As("analyst", "PHL"))).Vintages;
        var sheets = (await Client.ListSeriesSheetsAsync(new ListSeriesSheetsRequest { RefArea = "PHL" }, hub.As("analyst", "PHL"))).Sheets;

        Assert.Equal("country/PHL", sent.Receipt.Stream);
        Assert.Equal(["", "dmw"], submissions.Select(submission => submission.Provider));
        Assert.Equal("PHL/dmw", submissions[1].SubmittedBy);
        Assert.Equal(["", "dmw"], vintages.Select(vintage => vintage.Provider));
        Assert.Equal([(sheets[0].Id, 1)], submissions[1].Sheets.Select(sheet => (sheet.Id, sheet.Version)));
        Assert.Equal("Department of Migrant Workers", sheets[0].Provider);
    }

    [Fact]
    public async Task ReadBack_AsAProvider_IsOfItsOwnSubmissionsOnly()
    {
        var own = await SendAsync("poea", "own-1", "IDN");
        var other = await SendAsync("owwa", "other-1", "IDN");

        var found = await Client.GetSubmissionAsync(new GetSubmissionRequest { RefArea = "IDN", Seq = own.Receipt.Seq }, As("poea", "IDN"));
        var hidden = await Assert.ThrowsAsync<RpcException>(async () =>
            await Client.GetSubmissionAsync(new GetSubmissionRequest { RefArea = "IDN", Seq = other.Receipt.Seq }, As("poea", "IDN")));
        var kept = await Assert.ThrowsAsync<RpcException>(async () => await Client.WithdrawSubmissionAsync(
            new WithdrawSubmissionRequest { RequestId = "w-1", RefArea = "IDN", Seq = other.Receipt.Seq, Reason = "not mine" }, As("poea", "IDN")));

        Assert.Equal(own.Receipt, found.Submission.Receipt);
        Assert.Equal((StatusCode.NotFound, StatusCode.NotFound), (hidden.StatusCode, kept.StatusCode));
    }

    [Fact]
    public async Task Submit_ForAnotherCountry_IsRefused()
    {
        var refused = await Assert.ThrowsAsync<RpcException>(() =>
            hub.SendAsync(As("dmw"), [new SubmitRequest { Header = Flows.Header("MYS", "r-3") }, Flows.Rows(Flows.Observation("EMI", "SGP", 5))]));

        Assert.Equal(("NOT_YOURS", StatusCode.PermissionDenied), (RichError.Of(refused).Reason, refused.StatusCode));
    }

    [Fact]
    public async Task Sign_WithAKeyThatIsRegistered_IsRefusedToAProvider()
    {
        using var key = SigningKey.Create();
        await new AdministrationService.AdministrationServiceClient(hub.Invoker).RegisterSignatoryAsync(
            new RegisterSignatoryRequest { RequestId = "key-1", Signatory = new Signatory { Party = "PHL", Name = "dmw", PublicKey = key.Public.Pem } }, hub.As("admin"));
        var agreements = new AgreementService.AgreementServiceClient(hub.Invoker);
        var terms = new AgreementTerms { Grantor = "PHL", Grantee = "MYS", Structures = { "FLOW" }, Uses = { Use.Compare }, LegalBasis = "Memorandum" };
        var draft = (await agreements.ProposeAgreementAsync(new ProposeAgreementRequest { RequestId = "a-1", Terms = terms }, hub.As("signatory", "PHL"))).Agreement;
        var signed = new SignAgreementRequest
        {
            RequestId = "s-1", Agreement = draft.Id, KeyId = key.KeyId, Signature = ByteString.CopyFrom(key.SignDer(draft.Statement.Span)),
        };

        var refused = await Assert.ThrowsAsync<RpcException>(async () => await agreements.SignAgreementAsync(signed, As("dmw")));

        Assert.Equal("ROLE_NOT_ALLOWED", RichError.Of(refused).Reason);
    }

    private CallOptions As(string subject, string country = "PHL")
    {
        var claims = TokenMint.Claims("provider", country);
        claims["sub"] = subject;
        return new CallOptions(new Metadata { { "authorization", "Bearer " + hub.Mint.Sign(claims) } }, DateTime.UtcNow.AddSeconds(60));
    }

    private Task<SubmitResponse> SendAsync(string provider, string requestId, string country = "PHL") => hub.SendAsync(
        As(provider, country), [new SubmitRequest { Header = Flows.Header(country, requestId) }, Flows.Rows(Flows.Observation("EMI", "SAU", 5))]);
}
