// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Reference;

internal static class RegionsCommand
{
    private static readonly string[] Columns = ["region", "name", "members#", ""];
    private static readonly string[] MemberColumns = ["member", ""];

    public static Command Create()
    {
        var id = new Argument<string?>("REGION") { Description = "One body with its members. Without it all are listed.", Arity = ArgumentArity.ZeroOrOne };
        return new DocumentedCommand("regions", "Show the regional bodies and their members. Needs no token.", "statsx regions", "statsx regions ASEAN")
        {
            id,
        }.Does(async (session, cancellationToken) =>
        {
            var regions = await Pages.AllAsync(
                async token => await session.Hub.Reference.ListRegionsAsync(
                    new ListRegionsRequest { PageSize = Pages.Size, PageToken = token },
                    cancellationToken: cancellationToken),
                page => page.Regions,
                page => page.NextPageToken).ConfigureAwait(false);
            if (session.Get(id) is { } one)
            {
                var region = regions.Find(r => string.Equals(r.Id, one, StringComparison.OrdinalIgnoreCase))
                    ?? throw CommandException.Failed($"The hub knows no regional body {one}.");
                session.Out.Result(() => MessageJson.Of(region), () => session.Out.Show(FigureTable.Of($"{region.Name} ({region.Id})", MemberColumns, region.Members.Select(m => new[] { m, Figures.Party(m) }))));
                return ExitCode.Done;
            }

            session.Out.Result(
                () => new JsonObject { ["regions"] = MessageJson.Of(regions) },
                () => session.Out.Show(FigureTable.Of(null, Columns, regions.Select(RowOf))));
            return ExitCode.Done;
        });
    }

    private static string[] RowOf(Region region) => [region.Id, region.Name, Figures.Count(region.Members.Count), string.Join(' ', region.Members)];
}
