// SPDX-License-Identifier: Apache-2.0
using System.Data.Common;
using StatsExchange.Hub.Keys;

namespace StatsExchange.Hub.Maintenance;

/// <summary>The connection to PostgreSQL, with its password from a file.</summary>
internal static class PostgresConnection
{
    public static string Read(string connection, string? passwordFile)
    {
        try
        {
            DbConnectionStringBuilder builder = new() { ConnectionString = connection };
            if (passwordFile is not null)
            {
                builder["Password"] = ReadPassword(passwordFile);
            }

            return builder.ConnectionString;
        }
        catch (ArgumentException)
        {
            throw MaintenanceException.WrongUsage("--postgres is no connection string: Host=…;Database=…;Username=…");
        }
    }

    private static string ReadPassword(string file) => KeyFile.IsOpenToOthers(file)
        ? throw MaintenanceException.WrongUsage($"--postgres-password-file: {file} can be read or written by others; give it mode 0600.")
        : File.ReadAllText(file).TrimEnd('\r', '\n');
}
