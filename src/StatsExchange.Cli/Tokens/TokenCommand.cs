// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Tokens;

internal static class TokenCommand
{
    private const int DayInSeconds = 24 * 60 * 60;

    public static Command Create()
    {
        var participant = Named.Party("PARTICIPANT", "The country or regional body it speaks for. None for admin, auditor and the hub's own steward.");
        participant.Arity = ArgumentArity.ZeroOrOne;
        var role = new Option<string>("--role") { Description = "What its holder may do: " + string.Join(", ", TokenRole.All.Select(r => r.Name)) + ".", HelpName = "ROLE", Required = true };
        role.AcceptOnlyFromAmong([.. TokenRole.All.Select(r => r.Name)]);
        var data = new Option<string?>("--data") { Description = "The hub's data directory; its keys/token.pem signs.", HelpName = "DIR" };
        var key = new Option<string?>("--key") { Description = "The issuer's private key, where it is not in a data directory.", HelpName = "FILE" };
        var subject = new Option<string?>("--subject") { Description = "Who holds it, for the records. Default: the role and the participant.", HelpName = "NAME" };
        var validFor = new Option<int>("--valid-for") { Description = "Seconds until it expires; negative for one that has.", HelpName = "SECONDS", DefaultValueFactory = _ => DayInSeconds };
        return new DocumentedCommand(
            "token",
            "Make a bearer token with the key of a hub's embedded issuer. It stands alone on standard output.",
            "statsx token PHL --role submitter --data ./data",
            "statsx token ASEAN --role steward --data ./data --subject 'Maria Cruz'",
            "export STATSX_TOKEN=$(statsx token --role admin --data ./data)")
        {
            participant, role, data, key, subject, validFor,
        }.Does((session, _) =>
        {
            var claims = TokenClaims.Of(session.Get(participant), TokenRole.Find(session.Get(role))!, session.Get(subject));
            using var issuer = TokenIssuer.FromFile(KeyFile(session.Get(key), session.Get(data)), TimeProvider.System);
            var token = issuer.Issue(claims, TimeSpan.FromSeconds(session.Get(validFor)));
            session.Out.Result(
                () => new JsonObject
                {
                    ["token"] = token,
                    ["subject"] = claims.Subject,
                    ["role"] = claims.Role,
                    ["country"] = claims.Country,
                    ["region"] = claims.Region,
                },
                () => session.Out.Line(token));
            return Task.FromResult(ExitCode.Done);
        });
    }

    private static string KeyFile(string? key, string? data) => (key, data) switch
    {
        ({ } file, null) => file,
        (null, { } directory) => Path.Combine(directory, "keys", "token.pem"),
        (null, null) => throw CommandException.WrongUsage("Say where the issuer's key is: --data DIR or --key FILE."),
        _ => throw CommandException.WrongUsage("Give --data or --key, not both."),
    };
}
