// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Agreements;

internal static class AgreementList
{
    private static readonly string[] Columns = ["agreement", "grantor", "grantee", "structures", "uses", "periods", "depth", "state"];

    public static Command Create()
    {
        var grantor = Named.CountryOption("--grantor", "Only those this country grants.");
        var party = Named.PartyOption("--party", "Only those with this country or regional body.");
        var state = new Option<AgreementStanding[]>("--state")
        {
            Description = "Only those that are now: " + string.Join(", ", ShortNames.All<AgreementStanding>().Select(Named.Word)) + ".",
            HelpName = "STATE",
            AllowMultipleArgumentsPerToken = true,
            CustomParser = Named.ChoicesOf<AgreementStanding>,
        };
        return new DocumentedCommand(
            "list",
            "List the agreements you are a party to.",
            "statsx agreement list --grantor SWE",
            "statsx agreement list --party ASEAN --state in-force not-yet-in-force")
        {
            grantor, party, state,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new ListAgreementsRequest { Grantor = session.Get(grantor) ?? "", Party = session.Get(party) ?? "", Standings = { session.Get(state) ?? [] } };
            var (agreements, unreadable) = await AgreementText.ListAsync(session.Hub, request, cancellationToken).ConfigureAwait(false);
            session.Out.Result(
                () => new JsonObject { ["agreements"] = MessageJson.Of(agreements), ["unreadable"] = new JsonArray([.. unreadable.Select(code => (JsonNode)code)]) },
                () => session.Out.Show(FigureTable.Of(null, Columns, agreements.Select(AgreementText.RowOf))));
            if (unreadable.Count > 0)
            {
                session.Out.Note($"Left out, because the hub cannot read their journals at the moment: {string.Join(", ", unreadable)}.");
            }

            return ExitCode.Done;
        });
    }

    public static Command CreateShow()
    {
        var id = AgreementText.Id();
        return new DocumentedCommand("show", "Show one agreement with its statement and signatures.", "statsx agreement show SWE-DNK-12")
        {
            id,
        }.Does(async (session, cancellationToken) =>
        {
            var agreement = await AgreementText.FindAsync(session.Hub, session.Get(id), cancellationToken).ConfigureAwait(false);
            session.Out.Result(() => MessageJson.Of(agreement), () => AgreementText.Show(session.Out, agreement));
            return ExitCode.Done;
        });
    }
}
