// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Journal.Sqlite;

namespace StatsExchange.Journal.Tests.Sqlite;

public sealed class SqliteFailpointTests
{
    [Fact]
    public async Task Writes_OfEachKind_ReachEveryFailpointInOrder()
    {
        using DataDirectory directory = new();
        Notes notes = new();
        var stream = StreamName.Country("PHL");
        await using var journal = await SqliteJournal.OpenAsync(directory.Path, TimeProvider.System, notes, CancellationToken.None);

        await journal.StageAsync("upload", [Block.Of("figures"u8.ToArray())], CancellationToken.None);
        await journal.AppendAsync(
            stream, 0, null, [Entry.Seal(stream, StreamHead.Empty, "test", "PHL/test", DateTimeOffset.UnixEpoch, default, [])], CancellationToken.None);

        Assert.Equal(
            [
                Failpoint.BeforeBegin, Failpoint.Staging, Failpoint.BeforeCommit, Failpoint.Committed,
                Failpoint.BeforeBegin, Failpoint.Appending, Failpoint.BeforeCommit, Failpoint.Committed,
            ],
            notes.Reached);
    }

    private sealed class Notes : Failpoints
    {
        public List<Failpoint> Reached { get; } = [];

        public override void Reach(Failpoint point) => Reached.Add(point);
    }
}
