// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Sqlite;

/// <summary>What durability rests on. SQLite ignores a setting it cannot apply, so each is read back.</summary>
internal static class SqliteSettings
{
    public static void Require(SqliteSession session)
    {
        Require(session, "journal_mode", "WAL", "wal");
        Require(session, "synchronous", "FULL", "2");
        Require(session, "foreign_keys", "ON", "1");
    }

    private static void Require(SqliteSession session, string setting, string value, string expected)
    {
        session.Execute($"PRAGMA {setting} = {value}");
        var actual = session.Scalar($"PRAGMA {setting}")?.ToString() ?? "nothing";
        if (actual != expected)
        {
            throw new JournalSettingException(setting, expected, actual);
        }
    }
}
