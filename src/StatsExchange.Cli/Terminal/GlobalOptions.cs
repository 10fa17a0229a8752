// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Client.Connections;

namespace StatsExchange.Cli.Terminal;

/// <summary>Options every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Hub { get; } = new("--hub")
    {
        Description = $"Where the hub listens; also STATSX_HUB. Default {HubConnection.DefaultAddress}",
        HelpName = "URL",
        Recursive = true,
    };

    public static Option<string?> Token { get; } = new("--token")
    {
        Description = "The bearer token; also STATSX_TOKEN.",
        HelpName = "TOKEN",
        Recursive = true,
    };

    public static Option<string?> TokenFile { get; } = new("--token-file")
    {
        Description = "A file that holds the bearer token.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Print the result as JSON.",
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        root.Add(Hub);
        root.Add(Token);
        root.Add(TokenFile);
        root.Add(Json);
    }
}
