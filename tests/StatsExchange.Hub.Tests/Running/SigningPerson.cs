// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using Google.Protobuf;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Running;

/// <summary>A named person who signs for an office with a key of their own.</summary>
internal sealed class SigningPerson(RunningHub hub, string country) : IDisposable
{
    private readonly StatsExchange.Contracts.Signatures.SigningKey _key = SigningKey.Create();

    public string Country => country;

    public VerificationKey PublicKey => _key.Public;

    /// <summary>A signatory of a country, or of a regional body.</summary>
    public static async Task<SigningPerson> RegisterAsync(RunningHub hub, string country)
    {
        SigningPerson person = new(hub, country);
        AdministrationService.AdministrationServiceClient client = new(hub.Invoker);
        if (!person.IsRegion)
        {
            await client.RegisterOfficeAsync(
                new RegisterOfficeRequest { RequestId = "office-" + country, Office = new Office { RefArea = country, Name = "Office of " + country, Contact = "-" } },
                hub.As("admin"));
        }

        await client.RegisterSignatoryAsync(
            new RegisterSignatoryRequest
            {
                RequestId = "signatory-" + country,
                Signatory = new Signatory { Party = country, Name = "A. Person", PublicKey = person._key.Public.Pem },
            },
            hub.As("admin"));
        return person;
    }

    /// <summary>Lets a partner compare this country's flows with its own; both sign.</summary>
    public Task GrantAsync(SigningPerson partner) => GrantAsync(partner, "FLOW");

    /// <summary>Lets a partner make one more use of this country's flows; both sign.</summary>
    public Task<Agreement> GrantUseAsync(SigningPerson partner, Use use) => GrantAsync(partner, use, includesConfidential: false, "FLOW");

    /// <summary>Lets a partner make one more use of this country's flows, the confidential ones too; both sign.</summary>
    public Task<Agreement> GrantUseOfAllAsync(SigningPerson partner, Use use) => GrantAsync(partner, use, includesConfidential: true, "FLOW");

    /// <summary>Lets a partner compare this country's figures of these structures with its own; both sign.</summary>
    public Task GrantAsync(SigningPerson partner, params string[] structures) => GrantAsync(partner, Use.Compare, includesConfidential: false, structures);

    /// <summary>Lets a partner compare this country's flows with its own, down to some classes; both sign.</summary>
    public Task GrantAsync(SigningPerson partner, Depth depth) => GrantAsync(partner, Use.Compare, includesConfidential: false, depth, "FLOW");

    /// <summary>The key id and the signature over a statement.</summary>
    public (string KeyId, ByteString Signature) Sign(ByteString statement) => (_key.KeyId, ByteString.CopyFrom(_key.SignDer(statement.Span)));

    private Task<Agreement> GrantAsync(SigningPerson partner, Use use, bool includesConfidential, params string[] structures) =>
        GrantAsync(partner, use, includesConfidential, depth: null, structures);

    private async Task<Agreement> GrantAsync(SigningPerson partner, Use use, bool includesConfidential, Depth? depth, params string[] structures)
    {
        AgreementTerms terms = new() { Grantor = country, Grantee = partner.Country, LegalBasis = "Statistics acts of both", IncludesConfidential = includesConfidential };
        terms.Structures.AddRange(structures);
        terms.Uses.Add(use);
        terms.Depth = depth;

        // Confidential values are opened against an undertaking only.
        terms.UndertakingDigest = includesConfidential ? ByteString.CopyFrom(SHA256.HashData("undertaking"u8)) : ByteString.Empty;
        var draft = await new AgreementService.AgreementServiceClient(hub.Invoker).ProposeAgreementAsync(
            new ProposeAgreementRequest { RequestId = $"propose-{country}-{partner.Country}-{use}", Terms = terms }, hub.As("analyst", country));
        await SignAsync(draft.Agreement);
        await partner.SignAsync(draft.Agreement);
        return draft.Agreement;
    }

    public void Dispose() => _key.Dispose();

    // A regional body signs by its steward.
    private bool IsRegion => country.Length > 3;

    private async Task SignAsync(Agreement agreement) => await new AgreementService.AgreementServiceClient(hub.Invoker).SignAgreementAsync(
        new SignAgreementRequest
        {
            RequestId = "sign-" + agreement.Id,
            Agreement = agreement.Id,
            KeyId = _key.KeyId,
            Signature = ByteString.CopyFrom(_key.SignDer(agreement.Statement.Span)),
        },
        IsRegion ? hub.As("steward", region: country) : hub.As("signatory", country));
}
