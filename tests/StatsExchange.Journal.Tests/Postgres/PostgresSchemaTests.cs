// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Postgres;
using StatsExchange.PostgresServer;

namespace StatsExchange.Journal.Tests.Postgres;

public sealed class PostgresSchemaTests
{
    public PostgresSchemaTests() => Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);

    [SkippableFact]
    public async Task OpenAsync_SchemaOfANewerVersion_IsRefusedByNumber()
    {
        var refused = await ReopenAsync("INSERT INTO schema_migrations VALUES (9999, '9999_later.sql', '', 0)");

        Assert.Equal(9999, refused.Migration);
        Assert.Contains("9999 of the journal's schema is newer", refused.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task OpenAsync_SchemaMadeByAnotherScript_IsRefusedByNumber()
    {
        var refused = await ReopenAsync(@"UPDATE schema_migrations SET checksum = '\x00' WHERE number = 1");

        Assert.Equal(1, refused.Migration);
        Assert.Contains("other content", refused.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task OpenAsync_ManyAtOnceOnAnEmptyDatabase_MakeOneSchema()
    {
        var server = await TestServer.SharedAsync();
        await server.ExecuteAsync("CREATE DATABASE opened_by_many");
        var connectionString = server.NewConnectionString() + ";Database=opened_by_many";
        var stream = StreamName.Country("PHL");

        var journals = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(
            () => PostgresJournal.OpenAsync(connectionString, new SetClock(), default))));

        foreach (var journal in journals)
        {
            await journal.WriteAsync(stream, "written by each");
        }

        Assert.Equal(journals.Length, (await journals[0].AllAsync(stream)).Count);
        foreach (var journal in journals)
        {
            await journal.DisposeAsync();
        }
    }

    private static async Task<JournalSchemaException> ReopenAsync(string edit)
    {
        var store = await PostgresStore.NewAsync();
        await (await store.OpenAsync()).DisposeAsync();
        await store.EditAsync(edit);

        return await Assert.ThrowsAsync<JournalSchemaException>(() => store.OpenAsync());
    }
}
