// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using StatsExchange.Cli.Administration;
using StatsExchange.Cli.Tokens;
using StatsExchange.Client.Connections;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Domain.Areas;

namespace StatsExchange.Cli.Demo;

/// <summary>Everybody who takes part in the demo: their tokens, connections and keys.</summary>
internal sealed class DemoWorld : IDisposable
{
    public const string FlowRegion = "EUROPE27";
    public const string StockRegion = "ASEAN";

    private static readonly TimeSpan TokenValidity = TimeSpan.FromDays(1);

    private readonly TokenIssuer _issuer;
    private readonly HubConnection _connection;
    private readonly ConcurrentDictionary<(string? Party, string Role), HubConnection> _connections = new();
    private readonly ConcurrentDictionary<string, SigningKey> _keys = new(StringComparer.Ordinal);

    public DemoWorld(string data, Uri address)
    {
        Data = data;
        _issuer = TokenIssuer.FromFile(Path.Combine(data, "keys", "token.pem"), TimeProvider.System);
        _connection = new HubConnection(address);
    }

    public string Data { get; }

    public string EvidenceKey => Path.Combine(Data, "keys", "evidence.pub.pem");

    public static IReadOnlyList<string> MembersOf(string region) => [.. Regions.Find(region)!.Members.Select(m => m.Value)];

    /// <summary>A connection as somebody; of the hub's own people the party is null.</summary>
    public HubConnection As(string? party, string role) =>
        _connections.GetOrAdd((party, role), who => _connection.WithToken(TokenOf(who.Party, who.Role)));

    public string TokenOf(string? party, string role) => _issuer.Issue(TokenClaims.Of(party, TokenRole.Find(role)!, subject: null), TokenValidity);

    /// <summary>Who signs for a country, or for a regional body.</summary>
    public HubConnection Signatory(string party) => As(party, Regions.Find(party) is null ? "signatory" : "steward");

    /// <summary>The key of a party's signatory, made when it is first asked for; the files stay in signatories/.</summary>
    public SigningKey KeyOf(string party) => _keys.GetOrAdd(party, name =>
    {
        var directory = Directory.CreateDirectory(Path.Combine(Data, "signatories"));
        var files = KeyPairFiles.Create(Path.Combine(directory.FullName, name + ".pem"));
        return SigningKey.FromPem(File.ReadAllText(files.PrivateFile));
    });

    public void Dispose()
    {
        foreach (var key in _keys.Values)
        {
            key.Dispose();
        }

        _connection.Dispose();
        _issuer.Dispose();
    }
}
