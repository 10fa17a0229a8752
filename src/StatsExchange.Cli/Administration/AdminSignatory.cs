// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Administration;

internal static class AdminSignatory
{
    public static Command Create()
    {
        var party = Named.Party("PARTY", "The country, or the regional body, it signs for.");
        var name = new Option<string>("--name") { Description = "The person's name.", HelpName = "TEXT", Required = true };
        var publicKey = new Option<string>("--public-key") { Description = "The person's public key: SubjectPublicKeyInfo, PEM, ECDSA P-256.", HelpName = "FILE", Required = true };
        var from = new Option<DateTimeOffset?>("--valid-from") { Description = "Signatures are taken from, ISO 8601. Default: now.", HelpName = "TIME" };
        var to = new Option<DateTimeOffset?>("--valid-to") { Description = "Signatures are taken until, exclusive, ISO 8601. Default: no end.", HelpName = "TIME" };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "signatory",
            "Register the public key of a signatory; for a regional body, of its steward.",
            "statsx admin signatory PHL --name 'Ana Reyes' --public-key ana.pub.pem")
        {
            party, name, publicKey, from, to, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var signatory = new Signatory
            {
                Party = session.Get(party),
                Name = session.Get(name),
                PublicKey = Receipts.TrustedKey.Read(session.Get(publicKey)).Pem,
                ValidFrom = session.Get(from) is { } start ? Timestamp.FromDateTimeOffset(start) : null,
                ValidTo = session.Get(to) is { } end ? Timestamp.FromDateTimeOffset(end) : null,
            };
            var answer = await session.Hub.Administration.RegisterSignatoryAsync(
                new RegisterSignatoryRequest { RequestId = session.RequestId(requestId), Signatory = signatory },
                cancellationToken: cancellationToken);
            session.Out.Result(
                () => MessageJson.Of(answer.Signatory),
                () => session.Out.Line($"Registered: {answer.Signatory.Name} signs for {Figures.Party(answer.Signatory.Party)} with the key {answer.Signatory.KeyId}."));
            return ExitCode.Done;
        });
    }
}
