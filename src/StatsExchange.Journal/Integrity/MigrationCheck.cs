// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Rows;

namespace StatsExchange.Journal.Integrity;

/// <summary>The scripts that are said to have made the schema are those of this version.</summary>
internal static class MigrationCheck
{
    private const string Table = "schema_migrations";

    public static async Task RunAsync(IJournalRows rows, FindingLog log, CancellationToken cancellationToken)
    {
        var missing = rows.KnownMigrations.ToDictionary(script => script.Number);
        await foreach (var applied in rows.MigrationsAsync(cancellationToken).ConfigureAwait(false))
        {
            if (!missing.Remove(applied.Number, out var known))
            {
                log.Add(Table, FormattableString.Invariant($"this version knows no migration {applied.Number}"));
            }
            else if (applied != known)
            {
                log.Add(Table, FormattableString.Invariant($"the migration {applied.Number} is not the one this version has"));
            }
        }

        foreach (var number in missing.Keys.Order())
        {
            log.Add(Table, FormattableString.Invariant($"the migration {number} was not applied"));
        }
    }
}
