// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Agreements;

internal static class AgreementPropose
{
    public static Command Create()
    {
        var grantor = Named.Country("GRANTOR", "The country whose data it is.");
        var grantee = Named.Party("GRANTEE", "The country or regional body that may use them.");
        var structures = Named.Structures();
        var uses = new Option<Use[]>("--use")
        {
            Description = "What may be done: " + string.Join(", ", ShortNames.All<Use>().Select(Named.Word)) + ".",
            HelpName = "USE",
            Required = true,
            AllowMultipleArgumentsPerToken = true,
            CustomParser = Named.ChoicesOf<Use>,
        };
        var period = Named.Period("Periods covered: one, or a range such as 2010..2017 with open ends. Default: all.");
        var confidential = new Option<bool>("--includes-confidential") { Description = "Values the grantor marks confidential are included; takes --undertaking. Without it they stay suppressed." };
        var basis = new Option<string?>("--legal-basis") { Description = "The law or treaty it rests on.", HelpName = "TEXT" };
        var undertaking = new Option<string?>("--undertaking") { Description = "The signed confidentiality undertaking; its SHA-256 becomes part of the terms.", HelpName = "FILE" };
        var depth = AgreementDepth.Option();
        var preRelease = new Option<bool>("--pre-release") { Description = "Cells under embargo whose CONF_REDIST names the grantee are opened to it, for comparison only. Takes --use compare and --undertaking." };
        var retention = new Option<int?>("--retention-months") { Description = "Months after its end during which the grantee may keep copies. Default: no limit.", HelpName = "MONTHS" };
        var from = new Option<DateTimeOffset?>("--valid-from") { Description = "In force from, ISO 8601. Default: from signature.", HelpName = "TIME" };
        var to = new Option<DateTimeOffset?>("--valid-to") { Description = "In force until, exclusive, ISO 8601. Default: until revoked.", HelpName = "TIME" };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "propose",
            "Draft an agreement; then both sign it.",
            "statsx agreement propose SWE DNK --structure FLOW --use compare publish-agreed",
            "statsx agreement propose VNM ASEAN --structure STOCK --use estimate publish-original forward-to-region",
            "statsx agreement propose SWE DNK --structure FLOW --use compare --depth SEX AGE --pre-release --undertaking undertaking.pdf --retention-months 24 --valid-to 2030-01-01")
        {
            grantor, grantee, structures, uses, period, depth, confidential, preRelease, basis, undertaking, retention, from, to, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var range = PeriodRange.Parse(session.Get(period));
            var terms = new AgreementTerms
            {
                Grantor = session.Get(grantor),
                Grantee = session.Get(grantee),
                PeriodFrom = range.From,
                PeriodTo = range.To,
                IncludesConfidential = session.Get(confidential),
                LegalBasis = session.Get(basis) ?? "",
                ValidFrom = TimeOf(session.Get(from)),
                ValidTo = TimeOf(session.Get(to)),
                Depth = AgreementDepth.Of(session.Get(depth)),
                PreRelease = session.Get(preRelease),
            };
            if (session.Get(retention) is { } months)
            {
                terms.RetentionMonths = months;
            }

            terms.Structures.AddRange(session.Get(structures).Select(s => s.ToUpperInvariant()));
            terms.Uses.AddRange(session.Get(uses));
            if (session.Get(undertaking) is { } file)
            {
                terms.UndertakingDigest = ByteString.CopyFrom(await DigestAsync(file, cancellationToken).ConfigureAwait(false));
            }

            var answer = await session.Hub.Agreements.ProposeAgreementAsync(
                new ProposeAgreementRequest { RequestId = session.RequestId(requestId), Terms = terms },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Agreement), () => AgreementText.Show(session.Out, answer.Agreement));
            return ExitCode.Done;
        });
    }

    private static Timestamp? TimeOf(DateTimeOffset? time) => time is { } at ? Timestamp.FromDateTimeOffset(at) : null;

    private static async Task<byte[]> DigestAsync(string file, CancellationToken cancellationToken)
    {
        var stream = File.OpenRead(file);
        await using (stream.ConfigureAwait(false))
        {
            return await System.Security.Cryptography.SHA256.HashDataAsync(stream, cancellationToken).ConfigureAwait(false);
        }
    }
}
