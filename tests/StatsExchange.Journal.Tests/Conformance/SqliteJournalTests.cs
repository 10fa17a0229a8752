// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Sqlite;

namespace StatsExchange.Journal.Tests.Conformance;

public sealed class SqliteJournalTests : JournalConformance, IDisposable
{
    private readonly DataDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    protected override async Task<IJournal> OpenAsync() => await SqliteJournal.OpenAsync(_directory.Path, Clock, default);
}
