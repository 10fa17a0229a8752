// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Participants;
using StatsExchange.Grains.Submissions;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Exchange;

/// <summary>What offices and regional bodies do, the way they do it.</summary>
internal static class Offices
{
    private static int _requests;

    public static string NextRequest() => $"r-{Interlocked.Increment(ref _requests)}";

    public static Task<SubmitResponse> SubmitAsync(this TestExchange exchange, string country, params Observation[] observations) =>
        exchange.SubmitAsync(TestCallers.Submitter(country), Figures.Header(country, NextRequest()), observations);

    public static Task<SubmitResponse> SubmitAsync(
        this TestExchange exchange, Caller caller, SubmissionHeader header, IEnumerable<Observation> observations) =>
        TestExchange.As(caller, async () =>
        {
            var intake = await exchange.Get<SubmissionPipeline>().StartAsync(header, CancellationToken.None);
            intake.Add(new ObservationRows { Observations = { observations } });
            return await intake.CompleteAsync(CancellationToken.None);
        });

    public static Task<SubmitResponse> SubmitBlocksAsync(
        this TestExchange exchange, Caller caller, SubmissionHeader header, IEnumerable<ObservationBlock> blocks) =>
        TestExchange.As(caller, async () =>
        {
            var intake = await exchange.Get<SubmissionPipeline>().StartAsync(header, CancellationToken.None);
            foreach (var block in blocks)
            {
                intake.Add(block);
            }

            return await intake.CompleteAsync(CancellationToken.None);
        });

    public static Task<List<ExportObservationsResponse>> ExportAsync(this TestExchange exchange, Caller caller, ExportObservationsRequest request) =>
        TestExchange.AllAs(caller, () => exchange.Get<ObservationReader>().ExportAsync(request, CancellationToken.None));

    /// <summary>Registers a signatory of a country or regional body and gives the key that only the signatory has.</summary>
    public static async Task<SigningKey> RegisterSignatoryAsync(this TestExchange exchange, string party, Action<Signatory>? change = null)
    {
        var key = SigningKey.Create();
        var signatory = new Signatory { Party = party, Name = $"Signatory of {party}", PublicKey = key.Public.Pem };
        change?.Invoke(signatory);
        var request = new RegisterSignatoryRequest { RequestId = NextRequest(), Signatory = signatory };
        await TestExchange.As(TestCallers.Admin, () => exchange.Grains.GetGrain<IHubGrain>("hub").RegisterSignatoryAsync(request.ToProto()));
        return key;
    }

    public static AgreementTerms Terms(string grantor, string grantee, params Use[] uses) => new()
    {
        Grantor = grantor,
        Grantee = grantee,
        Structures = { "FLOW", "STOCK", "RETURN" },
        Uses = { uses.Length > 0 ? uses : [Use.Compare] },
        LegalBasis = "Memorandum",
    };

    /// <summary>The digest of a confidentiality undertaking.</summary>
    public static ByteString Undertaking { get; } = ByteString.CopyFrom([.. Enumerable.Repeat((byte)7, 32)]);

    public static Caller SignerOf(string party) => party.Length == 3 ? TestCallers.Signatory(party) : TestCallers.Steward(party);

    public static async Task<Agreement> ProposeAgreementAsync(this TestExchange exchange, AgreementTerms terms)
    {
        var request = new ProposeAgreementRequest { RequestId = NextRequest(), Terms = terms };
        var proposed = await TestExchange.As(
            TestCallers.Signatory(terms.Grantor), () => exchange.Grains.GetGrain<ICountryGrain>(terms.Grantor).ProposeAgreementAsync(request.ToProto()));
        return proposed.Read().Agreement;
    }

    public static Task<Agreement> SignAsync(this TestExchange exchange, Agreement agreement, string party, SigningKey key) =>
        exchange.SignAsync(agreement, SignerOf(party), key);

    public static async Task<Agreement> SignAsync(this TestExchange exchange, Agreement agreement, Caller signer, SigningKey key)
    {
        var request = new SignAgreementRequest
        {
            RequestId = NextRequest(),
            Agreement = agreement.Id,
            KeyId = key.KeyId,
            Signature = ByteString.CopyFrom(key.SignDer(agreement.Statement.Span)),
        };
        var signed = await TestExchange.As(signer, () => exchange.Grains.GetGrain<ICountryGrain>(agreement.Terms.Grantor).SignAgreementAsync(request.ToProto()));
        return signed.Read().Agreement;
    }

    public static async Task<Agreement> RevokeAsync(this TestExchange exchange, Agreement agreement, Caller caller)
    {
        var request = new RevokeAgreementRequest { RequestId = NextRequest(), Agreement = agreement.Id, Reason = "ended" };
        var revoked = await TestExchange.As(caller, () => exchange.Grains.GetGrain<ICountryGrain>(agreement.Terms.Grantor).RevokeAgreementAsync(request.ToProto()));
        return revoked.Read().Agreement;
    }

    /// <summary>An agreement in force: drafted, and signed by both with keys registered for it.</summary>
    public static async Task<Agreement> AgreeAsync(this TestExchange exchange, AgreementTerms terms)
    {
        var draft = await exchange.ProposeAgreementAsync(terms);
        using var grantor = await exchange.RegisterSignatoryAsync(terms.Grantor);
        using var grantee = await exchange.RegisterSignatoryAsync(terms.Grantee);
        await exchange.SignAsync(draft, terms.Grantor, grantor);
        return await exchange.SignAsync(draft, terms.Grantee, grantee);
    }
}
