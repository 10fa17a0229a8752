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
}
