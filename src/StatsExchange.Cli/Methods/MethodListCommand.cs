// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Methods;

internal static class MethodListCommand
{
    private static readonly string[] Columns = ["method", "version", "what it does", "parameters"];
    private static readonly string[] ParameterColumns = ["parameter", "meaning"];

    public static Command Create()
    {
        var id = new Argument<string?>("METHOD") { Description = "One method with its parameters. Without it all are listed.", Arity = ArgumentArity.ZeroOrOne };
        return new DocumentedCommand("list", "The reconciliation methods, and what they take. Needs no token.", "statsx methods list", "statsx methods list factors")
        {
            id,
        }.Does(async (session, cancellationToken) =>
        {
            var methods = await Pages.AllAsync(
                async token => await session.Hub.Reference.ListMethodsAsync(
                    new ListMethodsRequest { PageSize = Pages.Size, PageToken = token },
                    cancellationToken: cancellationToken),
                page => page.Methods,
                page => page.NextPageToken).ConfigureAwait(false);
            if (session.Get(id) is { } one)
            {
                var method = methods.Find(known => string.Equals(known.Id, one, StringComparison.OrdinalIgnoreCase))
                    ?? throw CommandException.Failed($"The hub knows no method {one}.");
                session.Out.Result(() => MessageJson.Of(method), () => Show(session.Out, method));
                return ExitCode.Done;
            }

            session.Out.Result(
                () => new JsonObject { ["methods"] = MessageJson.Of(methods) },
                () => session.Out.Show(FigureTable.Of(null, Columns, methods.Select(method => new[] { method.Id, method.Version, method.Name, string.Join(", ", method.Parameters.Keys.Order(StringComparer.Ordinal)) }))));
            return ExitCode.Done;
        });
    }

    private static void Show(Output output, Method method)
    {
        output.Line($"{method.Id} {method.Version}: {method.Name}");
        output.Line($"After: {method.Reference}");
        if (method.Parameters.Count > 0)
        {
            output.Show(FigureTable.Of("Parameters", ParameterColumns, method.Parameters
                .OrderBy(parameter => parameter.Key, StringComparer.Ordinal).Select(parameter => new[] { parameter.Key, parameter.Value })));
        }
    }
}
