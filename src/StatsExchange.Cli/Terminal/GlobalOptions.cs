// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using StatsExchange.Client.Connections;

namespace StatsExchange.Cli.Terminal;

/// <summary>Options every command takes.</summary>
internal static class GlobalOptions
{
    public static Option<string?> Hub { get; } = new("--hub")
    {
        Description = "Where the hub listens: http://, https:// or dns:///NAME:PORT; several with commas between them take turns. "
            + $"Also STATSX_HUB. Default {HubConnection.DefaultAddress}",
        HelpName = "URL",
        Recursive = true,
    };

    public static Option<string?> Authority { get; } = new("--ca")
    {
        Description = "A PEM file with the certificates of the authorities to trust instead of the system's; also STATSX_CA. A dns:/// name is then called over TLS.",
        HelpName = "FILE",
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
        root.Add(Authority);
        root.Add(Token);
        root.Add(TokenFile);
        root.Add(Json);
    }
}
