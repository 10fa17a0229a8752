// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

internal static class DossierOpen
{
    public static Command Create()
    {
        var country = Named.Country("COUNTRY", "One of the two.");
        var partner = Named.Country("PARTNER", "The other.");
        var requestId = Named.RequestId();
        return new DocumentedCommand("open", "Open the dossier of two countries, or show the one there is.", "statsx dossier open SWE DNK")
        {
            country, partner, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var answer = await session.Hub.Dossiers.OpenDossierAsync(
                new OpenDossierRequest { RequestId = session.RequestId(requestId), Country = session.Get(country), Partner = session.Get(partner) },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Dossier), () => DossierText.Show(session.Out, answer.Dossier));
            return ExitCode.Done;
        });
    }

    public static Command CreateCase()
    {
        var dossier = DossierNames.Dossier();
        var origin = Named.CountryOption("--origin", "The country the moves leave: one of the two.");
        origin.Required = true;
        var structure = Named.ComparedStructure();
        var pair = Named.Pair(structure);
        var period = Named.Period("One period, or a range such as 2010..2017.");
        period.Required = true;
        var requestId = Named.RequestId();
        return new DocumentedCommand("case", "Open a case in a dossier.", "statsx dossier case DNK-SWE --origin SWE --structure FLOW --period 2015")
        {
            dossier, origin, structure, pair, period, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            var range = PeriodRange.Parse(session.Get(period));
            var answer = await session.Hub.Dossiers.OpenCaseAsync(
                new OpenCaseRequest
                {
                    RequestId = session.RequestId(requestId),
                    Dossier = session.Get(dossier),
                    Origin = session.Get(origin),
                    Pair = Named.PairOf(session.Get(pair), session.Get(structure)).Id,
                    PeriodFrom = range.From,
                    PeriodTo = range.To,
                },
                cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Case), () => CaseText.Show(session.Out, answer.Case));
            return ExitCode.Done;
        });
    }
}
