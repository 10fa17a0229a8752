// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Vintages;

internal static class VintagesCompare
{
    private const int DefaultLimit = 100;

    public static Command Create()
    {
        var office = Named.Country("OFFICE", "The office: ISO 3166-1 alpha-3.");
        var structure = Named.Structure("The structure compared.");
        structure.Required = true;
        var from = StateName.Option("--from", "The state compared with.");
        from.Required = true;
        var to = StateName.Option("--to", "The state compared; without it the latest.");
        var period = Named.Period("Only this period, or a range: 2010..2017.");
        var limit = new Option<int>("--limit") { Description = "At most this many cells, up to 1,000.", HelpName = "N", DefaultValueFactory = _ => DefaultLimit };
        var pageToken = new Option<string?>("--page-token") { Description = "next_page_token of the page before.", HelpName = "TOKEN" };
        return new DocumentedCommand(
            "compare",
            "Compare two states of your office's data: which cells were added, revised and removed.",
            "statsx vintages compare PHL --structure FLOW --from 3 --to 5",
            "statsx vintages compare PHL --structure FLOW --from 2026-01-01T00:00:00Z --period 2015 --json")
        {
            office, structure, from, to, period, limit, pageToken,
        }.Does(async (session, cancellationToken) =>
        {
            var range = PeriodRange.Parse(session.Get(period));
            var request = new CompareVintagesRequest
            {
                RefArea = session.Get(office),
                Structure = session.Get(structure).ToUpperInvariant(),
                PeriodFrom = range.From,
                PeriodTo = range.To,
                PageSize = session.Get(limit),
                PageToken = session.Get(pageToken) ?? "",
            };
            Name(session.Get(from)!, seq => request.FromSeq = seq, time => request.FromTime = time);
            if (session.Get(to) is { } end)
            {
                Name(end, seq => request.ToSeq = seq, time => request.ToTime = time);
            }

            var page = await session.Hub.Observations.CompareVintagesAsync(request, cancellationToken: cancellationToken);
            session.Out.Result(() => JsonOf(request, page), () => Show(session.Out, request, page));
            return ExitCode.Done;
        });
    }

    private static void Name(StateName state, Action<long> bySeq, Action<Google.Protobuf.WellKnownTypes.Timestamp> byTime)
    {
        if (state.Seq is { } seq)
        {
            bySeq(seq);
        }
        else
        {
            byTime(state.Time!);
        }
    }

    private static JsonObject JsonOf(CompareVintagesRequest request, CompareVintagesResponse page) => new()
    {
        ["office"] = request.RefArea,
        ["structure"] = request.Structure,
        ["revision"] = page.Revision,
        ["from"] = page.FromSeq,
        ["to"] = page.ToSeq,
        ["added"] = page.Added,
        ["revised"] = page.Revised,
        ["removed"] = page.Removed,
        ["changes"] = MessageJson.Of(page.Changes),
        ["next_page_token"] = page.NextPageToken,
    };

    private static void Show(Output output, CompareVintagesRequest request, CompareVintagesResponse page)
    {
        if (page.Changes.Count > 0)
        {
            output.Show(ChangeTable.Of(request.Structure, page.Changes));
        }

        output.Line(
            $"{request.Structure} of {Figures.Party(request.RefArea)}, state {page.FromSeq} to state {page.ToSeq}: "
            + $"{Figures.Count(page.Added)} added, {Figures.Count(page.Revised)} revised, {Figures.Count(page.Removed)} removed.");
        if (page.NextPageToken.Length > 0)
        {
            output.Line($"There are more: --page-token {page.NextPageToken}");
        }
    }
}
