// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Vintages;

internal static class VintagesEmbargo
{
    public static Command Create()
    {
        var office = Named.Country("OFFICE", "The office: ISO 3166-1 alpha-3.");
        var structure = Named.Structure("The structure concerned.");
        structure.Required = true;
        var period = Named.Period("Only this period, or a range: 2015..2017; without it all, also those to come.");
        var counterparts = new Option<string[]>("--counterpart") { Description = "Only cells with this partner; several may be named.", HelpName = "AREA", AllowMultipleArgumentsPerToken = true };
        var where = new Option<string[]>("--where") { Description = "Only cells with this code; several may be named.", HelpName = "DIMENSION=CODE", AllowMultipleArgumentsPerToken = true };
        var until = new Option<string?>("--until") { Description = "When it ends: 2027-01-01T00:00:00Z.", HelpName = "TIME" };
        var lift = new Option<bool>("--lift") { Description = "End it now." };
        var requestId = Named.RequestId();
        return new DocumentedCommand(
            "embargo",
            "Set, re-date or lift an embargo without sending a figure again: until it ends nobody else reads the cells. The last embargo that covers a cell counts.",
            "statsx vintages embargo PHL --structure FLOW --period 2015..2017 --until 2027-01-01T00:00:00Z",
            "statsx vintages embargo PHL --structure FLOW --period 2015 --counterpart SAU MYS --where MEASURE=EMI --until 2027-01-01",
            "statsx vintages embargo PHL --structure FLOW --period 2015..2017 --lift")
        {
            office, structure, period, counterparts, where, until, lift, requestId,
        }.Does(async (session, cancellationToken) =>
        {
            if ((session.Get(until) is not null) == session.Get(lift))
            {
                throw CommandException.WrongUsage("Give either --until TIME or --lift.");
            }

            var range = PeriodRange.Parse(session.Get(period));
            var request = new SetEmbargoRequest
            {
                RequestId = session.RequestId(requestId),
                RefArea = session.Get(office),
                Structure = session.Get(structure).ToUpperInvariant(),
                PeriodFrom = range.From,
                PeriodTo = range.To,
                Counterparts = { session.Get(counterparts) ?? [] },
                Until = session.Get(until) is { } end
                    ? StateName.ReadTime(end) ?? throw CommandException.WrongUsage($"'{end}' is not a time such as 2027-01-01T00:00:00Z.")
                    : null,
            };
            foreach (var selected in session.Get(where) ?? [])
            {
                var (dimension, code) = Selected(selected);
                if (!request.Dimensions.TryAdd(dimension, code))
                {
                    throw CommandException.WrongUsage($"{dimension} is selected twice; set an embargo for each of its codes.");
                }
            }

            var answer = await session.Hub.Submissions.SetEmbargoAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(() => MessageJson.Of(answer.Embargo), () => session.Out.Show(EmbargoText.Table(request.RefArea, [answer.Embargo])));
            return ExitCode.Done;
        });
    }

    private static (string Dimension, string Code) Selected(string text) =>
        text.Split('=') is [{ Length: > 0 } dimension, { Length: > 0 } code]
            ? (dimension, code)
            : throw CommandException.WrongUsage($"'{text}' is not a selection such as SEX=F.");
}
