// SPDX-License-Identifier: Apache-2.0
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Tests.Terminal;

namespace StatsExchange.Cli.Tests.Tokens;

public sealed class TokenCommandTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TokenCommandTests() => _data.Write("keys/token.pem", _key.ExportPkcs8PrivateKeyPem());

    public void Dispose()
    {
        _key.Dispose();
        _data.Dispose();
    }

    [Fact]
    public async Task Token_OfASubmitter_CarriesTheClaimsOfTheContract()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeSeconds();

        var claims = Verified(await TokenAsync("PHL", "--role", "submitter", "--subject", "batch-1", "--valid-for", "600"));

        Assert.Equal("statsexchange", (string?)claims["iss"]);
        Assert.Equal("statsexchange", (string?)claims["aud"]);
        Assert.Equal("batch-1", (string?)claims["sub"]);
        Assert.Equal("PHL", (string?)claims["country"]);
        Assert.Equal("submitter", (string?)claims["role"]);
        Assert.Null(claims["region"]);
        Assert.InRange((long)claims["nbf"]!, before, before + 60);
        Assert.Equal((long)claims["nbf"]! + 600, (long)claims["exp"]!);
    }

    [Fact]
    public async Task Token_OfARegionsSteward_NamesTheRegionAndNoCountry()
    {
        var claims = Verified(await TokenAsync("ASEAN", "--role", "steward"));

        Assert.Equal("ASEAN", (string?)claims["region"]);
        Assert.Null(claims["country"]);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("auditor")]
    [InlineData("steward")]
    public async Task Token_OfTheHubsOwnPeople_NeedsNoParticipant(string role)
    {
        var claims = Verified(await TokenAsync("--role", role));

        Assert.Equal(role, (string?)claims["role"]);
        Assert.Null(claims["country"]);
        Assert.Null(claims["region"]);
        Assert.NotEqual("", (string?)claims["sub"] ?? "");
    }

    [Fact]
    public async Task Token_WithNegativeValidity_HasExpired()
    {
        var claims = Verified(await TokenAsync("PHL", "--role", "analyst", "--valid-for", "-60"));

        Assert.True((long)claims["exp"]! < DateTimeOffset.UtcNow.ToUnixTimeSeconds());
    }

    [Theory]
    [InlineData("ASEAN", "submitter")]
    [InlineData("ASEAN", "analyst")]
    [InlineData("ASEAN", "signatory")]
    [InlineData("ASEAN", "provider")]
    [InlineData("PHL", "steward")]
    [InlineData("PHL", "region")]
    [InlineData("ASEAN", "admin")]
    [InlineData("ASEAN", "auditor")]
    [InlineData(null, "submitter")]
    [InlineData(null, "region")]
    [InlineData("PHL", "boss")]
    [InlineData("XYZ", "submitter")]
    public async Task Token_WhoseRoleDoesNotFit_IsWrongUsage(string? participant, string role)
    {
        string[] named = participant is null ? [] : [participant];

        var result = await Statsx.RunAsync(["token", .. named, "--role", role, "--data", _data.Path]);

        Assert.Equal(2, result.ExitCode);
        Assert.Empty(result.Output);
    }

    [Fact]
    public async Task Token_WithoutAKey_Fails()
    {
        var result = await Statsx.RunAsync("token", "PHL", "--role", "submitter", "--data", _data.File("elsewhere"));

        Assert.Equal(1, result.ExitCode);
        Assert.Contains("token.pem", result.Error, StringComparison.Ordinal);
    }

    private async Task<string> TokenAsync(params string[] arguments)
    {
        var result = await Statsx.RunAsync(["token", .. arguments, "--data", _data.Path]);
        Assert.Equal(0, result.ExitCode);
        return result.Output.TrimEnd('\n');
    }

    private JsonNode Verified(string token)
    {
        var parts = token.Split('.');
        Assert.Equal(3, parts.Length);
        Assert.Equal("ES256", (string?)Part(parts[0])["alg"]);
        Assert.True(_key.VerifyData(Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}"), Bytes(parts[2]), HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
        return Part(parts[1]);
    }

    private static JsonNode Part(string text) => JsonNode.Parse(Bytes(text))!;

    private static byte[] Bytes(string text) => System.Buffers.Text.Base64Url.DecodeFromChars(text);
}
