// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace StatsExchange.Cli.Administration;

/// <summary>Options that name a journal and what it is held against.</summary>
internal static class StoreOptions
{
    public static Option<string?> Data(string description) => new("--data") { Description = description, HelpName = "DIR" };

    public static Option<string?> Postgres() => new("--postgres")
    {
        Description = "A journal in PostgreSQL: Host=…;Database=…;Username=…, with Search Path for a schema of another name than statsexchange. Also STATSX_POSTGRES.",
        HelpName = "CONNECTION",
    };

    /// <summary>What the option says, or the environment where it is not given; null where neither does.</summary>
    public static string? PostgresOf(string? given) => given ?? (Environment.GetEnvironmentVariable("STATSX_POSTGRES") is { Length: > 0 } set ? set : null);

    public static Option<string?> PasswordFile() => new("--postgres-password-file")
    {
        Description = "File with the password for --postgres, mode 0600: on the command line others could read it. Also STATSX_POSTGRES_PASSWORD_FILE.",
        HelpName = "FILE",
    };

    public static Option<string?> Trust() => new("--trust")
    {
        Description = "The public evidence key (PEM) that receipts are verified with. Default: keys/evidence.pub.pem of the data directory.",
        HelpName = "FILE",
    };

    public static Option<string?> Checkpoint() => new("--checkpoint")
    {
        Description = "A checkpoint that was kept (statsx checkpoint get), which the journal must go on from. Needs --trust, or the key in the data directory.",
        HelpName = "FILE",
    };

    public static Option<string?> Receipt() => new("--receipt")
    {
        Description = "A receipt that was kept (statsx submit --json), whose entry must be there. Needs --trust, or the key in the data directory.",
        HelpName = "FILE",
    };

    public static Option<string?> Keys() => new("--keys")
    {
        Description = "What statsx keys --json printed, or a rotation file: for what a key signed that the journal does not know.",
        HelpName = "FILE",
    };
}
