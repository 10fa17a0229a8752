// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Postgres;
using StatsExchange.PostgresServer;

namespace StatsExchange.Journal.Tests.Conformance;

public sealed class PostgresJournalTests : JournalConformance
{
    protected override async Task<IJournal> OpenAsync()
    {
        Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);
        return await PostgresJournal.OpenAsync((await TestServer.SharedAsync()).NewConnectionString(), Clock, default);
    }
}
