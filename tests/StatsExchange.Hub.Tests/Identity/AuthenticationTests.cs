// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using Grpc.Core;
using StatsExchange.Hub.Tests.Running;

namespace StatsExchange.Hub.Tests.Identity;

public sealed class AuthenticationTests(RunningHub hub) : IClassFixture<RunningHub>
{
    private static readonly string[] Open = ["grpc.health.v1.Health.", "grpc.reflection.", "statsexchange.v1.ReferenceService."];

    public static TheoryData<string> Protected =>
        new(AnyMethod.All.Select(method => method.FullName).Where(name => !Open.Any(open => name.StartsWith(open, StringComparison.Ordinal))));

    // A watch does not end by itself; the tests of health open it without a token.
    public static TheoryData<string> Opened => new(AnyMethod.All
        .Select(method => method.FullName)
        .Where(name => name != "grpc.health.v1.Health.Watch" && Open.Any(open => name.StartsWith(open, StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Protected))]
    public async Task Call_WithoutValidToken_IsUnauthenticatedAndLeavesNothing(string method)
    {
        var before = await hub.HeadsAsync();
        foreach (var (flaw, token) in Flawed())
        {
            var error = await AnyMethod.CallAsync(hub.Invoker, AnyMethod.Find(method), token);

            Assert.True(error?.StatusCode == StatusCode.Unauthenticated, $"{flaw}: {error?.Status}");
            Assert.Equal(token is null ? "TOKEN_MISSING" : "TOKEN_INVALID", RichError.Of(error).Reason);
        }

        Assert.Equal(before, await hub.HeadsAsync());
    }

    [Theory]
    [MemberData(nameof(Opened))]
    public async Task Call_OfOpenService_NeedsNoToken(string method)
    {
        var error = await AnyMethod.CallAsync(hub.Invoker, AnyMethod.Find(method), null);

        // Without a code list or structure there is none to be found; but nobody asks who is calling.
        Assert.True(error is null or { StatusCode: StatusCode.NotFound }, error?.Status.ToString());
    }

    [Theory]
    [InlineData("submitter", null, null)]
    [InlineData("submitter", "XXX", null)]
    [InlineData("submitter", "dnk", null)]
    [InlineData("analyst", "DNK", "ASEAN")]
    [InlineData("signatory", null, "ASEAN")]
    [InlineData("provider", null, null)]
    [InlineData("region", null, null)]
    [InlineData("region", null, "NOWHERE")]
    [InlineData("region", "DNK", "ASEAN")]
    [InlineData("steward", "DNK", null)]
    [InlineData("admin", null, "ASEAN")]
    [InlineData("admin", "ZZZ", null)]
    [InlineData("auditor", null, "ASEAN")]
    [InlineData("hub", null, null)]
    [InlineData("none", null, null)]
    [InlineData("public", null, null)]
    [InlineData("Admin", null, null)]
    [InlineData("", null, null)]
    public async Task Token_WhoseRoleAndPartyDoNotFit_IsInvalid(string role, string? country, string? region)
    {
        var error = await ListOfficesAsync(hub.Mint.Token(role, country, region));

        Assert.Equal(StatusCode.Unauthenticated, error?.StatusCode);
    }

    [Theory]
    [InlineData("submitter", "DNK", null)]
    [InlineData("steward", null, null)]
    [InlineData("steward", null, "ASEAN")]
    [InlineData("region", null, "PACER_PLUS")]
    [InlineData("admin", null, null)]
    [InlineData("auditor", null, null)]
    public async Task Token_WhoseRoleAndPartyFit_IsTaken(string role, string? country, string? region) =>
        Assert.Null(await ListOfficesAsync(hub.Mint.Token(role, country, region)));

    private Task<RpcException?> ListOfficesAsync(string token) => AnyMethod.CallAsync(
        hub.Invoker, AnyMethod.Find("statsexchange.v1.AdministrationService.ListOffices"), token);

    private IEnumerable<(string Flaw, string? Token)> Flawed()
    {
        var now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        yield return ("no token", null);
        yield return ("expired", hub.Mint.Sign(With("exp", now - 30)));
        yield return ("not yet valid", hub.Mint.Sign(With("nbf", now + 300)));
        yield return ("without exp", hub.Mint.Sign(With("exp", null)));
        yield return ("without nbf", hub.Mint.Sign(With("nbf", null)));
        yield return ("wrong issuer", hub.Mint.Sign(With("iss", "somebody")));
        yield return ("wrong audience", hub.Mint.Sign(With("aud", "another")));
        yield return ("without subject", hub.Mint.Sign(With("sub", null)));
        yield return ("role as list", hub.Mint.Sign(With("role", new JsonArray("admin"))));
        yield return ("alg none", TokenMint.Unsigned(TokenMint.Claims("admin")));
        yield return ("HS256 with the public key", hub.Mint.WithPublicKeyAsSecret(TokenMint.Claims("admin")));
        yield return ("another key", TokenMint.ByAnotherKey(TokenMint.Claims("admin")));
        yield return ("no token at all", "abc");
    }

    private static JsonObject With(string claim, JsonNode? value)
    {
        var claims = TokenMint.Claims("admin");
        claims.Remove(claim);
        if (value is not null)
        {
            claims[claim] = value;
        }

        return claims;
    }
}
