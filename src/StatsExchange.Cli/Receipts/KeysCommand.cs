// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Receipts;

internal static class KeysCommand
{
    private static readonly string[] Columns = ["key", "from", "took over from"];

    public static Command Create() =>
        new DocumentedCommand(
            "keys",
            "List the hub's public evidence keys, newest first, with the rotations that join them. Needs no token.",
            "statsx keys",
            "statsx keys --json > keys.json")
            .Does(async (session, cancellationToken) =>
            {
                var keys = await ReadAsync(session, cancellationToken);
                session.Out.Result(
                    () => new JsonObject { ["keys"] = MessageJson.Of(keys) },
                    () => session.Out.Show(FigureTable.Of(null, Columns, keys.Select(RowOf))));
                return ExitCode.Done;
            });

    /// <summary>The keys as the hub serves them: hints, not trusted ones.</summary>
    public static Task<List<PublicSigningKey>> ReadAsync(Session session, CancellationToken cancellationToken) =>
        Pages.AllAsync(
            async token => await session.Hub.Reference.ListSigningKeysAsync(
                new ListSigningKeysRequest { PageSize = Pages.Size, PageToken = token },
                cancellationToken: cancellationToken),
            page => page.Keys,
            page => page.NextPageToken);

    private static string[] RowOf(PublicSigningKey key) =>
        [key.KeyId, key.ValidFrom is null ? Figures.Dash : MessageJson.Of(key.ValidFrom), Figures.Text(key.Predecessor)];
}
