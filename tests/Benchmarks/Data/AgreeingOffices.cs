// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using StatsExchange.Benchmarks.Processes;
using StatsExchange.Client.Connections;
using StatsExchange.Contracts.Signatures;
using StatsExchange.V1;

namespace StatsExchange.Benchmarks.Data;

/// <summary>Two offices of a hub that have let each other compare their flows, by signed agreements.</summary>
internal sealed class AgreeingOffices
{
    private readonly HubServer _hub;
    private readonly HubConnection _connection;

    private AgreeingOffices(HubServer hub, HubConnection connection)
    {
        _hub = hub;
        _connection = connection;
    }

    public static async Task<AgreeingOffices> MakeAsync(HubServer hub, HubConnection connection, string first, string second)
    {
        var offices = new AgreeingOffices(hub, connection);
        using var firstKey = await offices.RegisterAsync(first);
        using var secondKey = await offices.RegisterAsync(second);
        await offices.GrantAsync(first, firstKey, second, secondKey);
        await offices.GrantAsync(second, secondKey, first, firstKey);
        return offices;
    }

    /// <summary>A connection as somebody of an office.</summary>
    public HubConnection As(string role, string country) => _connection.WithToken(_hub.Token(role, country));

    private async Task<SigningKey> RegisterAsync(string country)
    {
        var key = SigningKey.Create();
        var administrator = As("admin", country).Administration;
        await administrator.RegisterOfficeAsync(new RegisterOfficeRequest { RequestId = $"office-{country}", Office = new Office { RefArea = country, Name = country, Contact = "-" } });
        await administrator.RegisterSignatoryAsync(new RegisterSignatoryRequest
        {
            RequestId = $"signatory-{country}",
            Signatory = new Signatory { Party = country, Name = "A. Person", PublicKey = key.Public.Pem },
        });
        return key;
    }

    private async Task GrantAsync(string grantor, SigningKey own, string grantee, SigningKey theirs)
    {
        var terms = new AgreementTerms { Grantor = grantor, Grantee = grantee, LegalBasis = "Statistics acts of both", Structures = { "FLOW" }, Uses = { Use.Compare } };
        var proposed = await As("analyst", grantor).Agreements.ProposeAgreementAsync(new ProposeAgreementRequest { RequestId = $"propose-{grantor}-{grantee}", Terms = terms });
        await SignAsync(proposed.Agreement, grantor, own);
        await SignAsync(proposed.Agreement, grantee, theirs);
    }

    private async Task SignAsync(Agreement agreement, string country, SigningKey key) => await As("signatory", country).Agreements.SignAgreementAsync(new SignAgreementRequest
    {
        RequestId = $"sign-{agreement.Id}-{country}",
        Agreement = agreement.Id,
        KeyId = key.KeyId,
        Signature = ByteString.CopyFrom(key.SignDer(agreement.Statement.Span)),
    });
}
