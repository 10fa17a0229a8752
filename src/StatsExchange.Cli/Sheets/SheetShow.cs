// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Sheets;

internal static class SheetShow
{
    public static Command Create()
    {
        var id = new Argument<string>("SHEET") { Description = "Its id, for example FLOW/EMI.RES..REG./2010/2017." };
        var office = Named.CountryOption("--office", "Your office; or a partner under an agreement with you.");
        office.Required = true;
        var version = new Option<int?>("--version") { Description = "This version; without it the latest.", HelpName = "N" };
        return new DocumentedCommand(
            "show",
            "Show one series sheet: what it states, and what it does not. As JSON it can be changed and put again.",
            "statsx sheet show FLOW/EMI.RES..REG./2010/2017 --office PHL",
            "statsx sheet show FLOW/EMI.RES..REG./2010/2017 --office PHL --version 1 --json > departures.json")
        {
            id, office, version,
        }.Does(async (session, cancellationToken) =>
        {
            var request = new ListSeriesSheetsRequest { RefArea = session.Get(office), Id = session.Get(id), AllVersions = true, PageSize = Pages.Size };
            var versions = await SheetPages.AllAsync(session, request, cancellationToken).ConfigureAwait(false);
            var found = versions.LastOrDefault(sheet => session.Get(version) is not { } wanted || sheet.Version == wanted);
            if (found is null)
            {
                session.Out.Error($"There is no series sheet {request.Id}{(session.Get(version) is { } wanted ? $" version {wanted}" : "")} of {Figures.Party(request.RefArea)} that you may read.");
                return ExitCode.Refused;
            }

            session.Out.Result(() => MessageJson.Of(found), () => SheetText.Show(session.Out, found));
            return ExitCode.Done;
        });
    }
}
