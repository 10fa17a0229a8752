// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Postgres;
using StatsExchange.PostgresServer;

namespace StatsExchange.Journal.Tests.Postgres;

/// <summary>A store that would lose what it acknowledged is not opened, wherever the setting comes from.</summary>
public sealed class PostgresSettingTests
{
    public PostgresSettingTests() => Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);

    [SkippableTheory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    [InlineData("synchronous_commit")]
    public async Task OpenAsync_ServerWithoutDurability_IsRefusedByName(string setting)
    {
        await using var server = await TestServer.StartAsync(setting + "=off");

        await AssertRefusedAsync(server.NewConnectionString(), setting, "off");

        Assert.Equal(0L, await server.ScalarAsync("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'test%'"));
    }

    [SkippableFact]
    public async Task OpenAsync_DatabaseWithoutDurability_IsRefusedByName()
    {
        var server = await TestServer.SharedAsync();
        await server.ExecuteAsync("CREATE DATABASE not_durable");
        await server.ExecuteAsync("ALTER DATABASE not_durable SET synchronous_commit = off");

        await AssertRefusedAsync(server.NewConnectionString() + ";Database=not_durable", "synchronous_commit", "off");
    }

    [SkippableFact]
    public async Task OpenAsync_RoleWithoutDurability_IsRefusedByName()
    {
        var server = await TestServer.SharedAsync();
        await server.ExecuteAsync("CREATE ROLE not_durable SUPERUSER LOGIN PASSWORD 'x'");
        await server.ExecuteAsync("ALTER ROLE not_durable SET synchronous_commit = off");

        await AssertRefusedAsync(server.NewConnectionString() + ";Username=not_durable;Password=x", "synchronous_commit", "off");
    }

    [SkippableFact]
    public async Task OpenAsync_ConnectionStringWithoutDurability_IsRefusedByName()
    {
        var server = await TestServer.SharedAsync();

        await AssertRefusedAsync(server.NewConnectionString() + ";Options=-c synchronous_commit=off", "synchronous_commit", "off");
    }

    [SkippableFact]
    public async Task OpenAsync_DatabaseOfAnotherEncoding_IsRefusedByName()
    {
        var server = await TestServer.SharedAsync();
        await server.ExecuteAsync("CREATE DATABASE of_bytes ENCODING 'SQL_ASCII' TEMPLATE template0");

        await AssertRefusedAsync(server.NewConnectionString() + ";Database=of_bytes", "server_encoding", "SQL_ASCII");
    }

    [SkippableFact]
    public async Task AppendAsync_DurabilityTakenAwayWhileOpen_WritesNothingOverNewConnections()
    {
        await using var server = await TestServer.StartAsync();
        await using var journal = await PostgresJournal.OpenAsync(server.NewConnectionString(), new SetClock(), default);
        var stream = StreamName.Country("PHL");
        await journal.WriteAsync(stream, "first");
        var second = JournalWriting.Next(stream, await journal.HeadAsync(stream, default), "second");
        await server.ExecuteAsync("ALTER SYSTEM SET synchronous_commit = off");
        await server.KillAsync();
        await server.StartAgainAsync();

        var refused = await Polling.UntilAsync(
            () => Assert.ThrowsAsync<JournalUnavailableException>(() => journal.AppendAsync(stream, 1, null, [second], default)),
            error => error.InnerException?.InnerException is JournalSettingException);

        Assert.Contains("synchronous_commit", refused.Message, StringComparison.Ordinal);
        await server.ExecuteAsync("ALTER SYSTEM RESET synchronous_commit");
        await server.KillAsync();
        await server.StartAgainAsync();
        Assert.Equal(1, (await Polling.UntilAvailableAsync(() => journal.HeadAsync(stream, default))).Seq);
    }

    [SkippableTheory]
    [InlineData("fsync")]
    [InlineData("full_page_writes")]
    [InlineData("synchronous_commit")]
    public async Task AppendAsync_DurabilityTakenAwayUnderOpenConnections_IsRefusedByNameUntilItIsBack(string setting)
    {
        await using var server = await TestServer.StartAsync();
        await using var journal = await PostgresJournal.OpenAsync(server.NewConnectionString(), new SetClock(), default);
        var stream = StreamName.Country("PHL");
        var second = JournalWriting.Next(stream, (await journal.WriteAsync(stream, "first")).AsHead(), "second");
        await server.ExecuteAsync($"ALTER SYSTEM SET {setting} = off");
        await server.ExecuteAsync("SELECT pg_reload_conf()");
        await Polling.UntilAsync(() => Record.ExceptionAsync(() => journal.CheckAsync(default)), error => error is JournalUnavailableException);

        var refused = await Assert.ThrowsAsync<JournalUnavailableException>(() => journal.AppendAsync(stream, 1, null, [second], default));

        Assert.Contains(setting, refused.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was written.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await journal.HeadAsync(stream, default)).Seq);
        await server.ExecuteAsync($"ALTER SYSTEM RESET {setting}");
        await server.ExecuteAsync("SELECT pg_reload_conf()");
        Assert.IsType<AppendResult.Appended>(
            await Polling.UntilAvailableAsync(() => journal.AppendAsync(stream, 1, null, [second], default)));
    }

    private static async Task AssertRefusedAsync(string connectionString, string setting, string actual)
    {
        var refused = await Assert.ThrowsAsync<JournalSettingException>(
            () => PostgresJournal.OpenAsync(connectionString, new SetClock(), default));

        Assert.Equal((setting, actual), (refused.Setting, refused.Actual));
        Assert.NotEqual(actual, refused.Expected);
        Assert.Contains($"{setting} = {refused.Expected}, but has {actual}", refused.Message, StringComparison.Ordinal);
    }
}
