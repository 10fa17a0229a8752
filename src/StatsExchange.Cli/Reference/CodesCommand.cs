// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Reference;

internal static class CodesCommand
{
    private static readonly string[] Columns = ["code", "name", "in"];
    private static readonly string[] AreaColumns = ["code", "name", "kind", "alpha-2", "m49", "years", "members"];

    public static Command Create()
    {
        var list = new Argument<string>("LIST") { Description = "A code list, as structures names it, for example CL_PARTNER." };
        var find = new Option<string?>("--find") { Description = "Only codes with this text in id or name.", HelpName = "TEXT" };
        return new DocumentedCommand(
            "codes",
            "Show the codes of a list with their names; of areas also former states with years and successors, and groups with members. Needs no token.",
            "statsx codes CL_OCCUPATION --find nurs",
            "statsx codes CL_PARTNER --json")
        {
            list, find,
        }.Does(async (session, cancellationToken) =>
        {
            var id = session.Get(list).ToUpperInvariant();
            var expectation = "";
            var codes = await Pages.AllAsync(
                async token => await session.Hub.Reference.ListCodesAsync(
                    new ListCodesRequest { CodeList = id, PageSize = Pages.Size, PageToken = token }, cancellationToken: cancellationToken),
                page =>
                {
                    expectation = page.Expectation;
                    return page.Codes;
                },
                page => page.NextPageToken).ConfigureAwait(false);
            if (session.Get(find) is { } text)
            {
                codes = codes.FindAll(code => Has(code.Id, text) || Has(code.Name, text));
            }

            session.Out.Result(
                () => new JsonObject { ["code_list"] = id, ["expectation"] = expectation, ["codes"] = MessageJson.Of(codes) },
                () =>
                {
                    session.Out.Show(codes.Exists(code => code.Area is not null)
                        ? FigureTable.Of(id, AreaColumns, codes.Select(AreaRowOf))
                        : FigureTable.Of(id, Columns, codes.Select(code => new[] { code.Id, code.Name, Figures.Text(code.Parent) })));
                    session.Out.Line($"Takes {expectation}.");
                });
            return ExitCode.Done;
        });
    }

    private static bool Has(string where, string text) => where.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static string[] AreaRowOf(Code code) =>
    [
        code.Id,
        code.Name,
        Named.Word(ShortNames.Of(code.Area.Kind)),
        Figures.Text(code.Area.Alpha2),
        Figures.Text(code.Area.M49),
        code.Area.HasValidFrom ? $"{code.Area.ValidFrom}–{code.Area.ValidTo}" : Figures.Dash,
        Figures.Text(string.Join(' ', code.Area.Members)),
    ];
}
