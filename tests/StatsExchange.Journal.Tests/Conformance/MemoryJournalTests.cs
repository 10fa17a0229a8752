// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Memory;

namespace StatsExchange.Journal.Tests.Conformance;

public sealed class MemoryJournalTests : JournalConformance
{
    protected override Task<IJournal> OpenAsync() => Task.FromResult<IJournal>(new MemoryJournal(Clock));
}
