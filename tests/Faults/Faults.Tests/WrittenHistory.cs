// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;

namespace StatsExchange.Faults.Tests;

/// <summary>A history written by hand: what is named first is called first, and each operation is over before the next unless it says otherwise.</summary>
internal sealed class WrittenHistory
{
    private readonly List<Operation> _operations = [];

    public IReadOnlyList<Operation> Operations => _operations;

    public static Answer.Recorded At(long seq) => new(seq, $"h{seq}", $"c{seq}", $"r{seq}", seq);

    public static Answer.State Showing(long revision, params (int Cell, long Figure)[] cells) =>
        new(revision, cells.ToDictionary(cell => cell.Cell, cell => cell.Figure));

    /// <summary>A submission of one cell; without an answer its outcome is unknown.</summary>
    public WrittenHistory Submit(string requestId, int cell, long figure, Answer? answer, long? expected = null, int lasting = 1) =>
        Add(new Call.Submit(requestId, new Dictionary<int, long> { [cell] = figure }, expected, Invalid: false), answer, lasting);

    public WrittenHistory Read(Answer.State answer, long minRevision = 0, int lasting = 1) => Add(new Call.Read(minRevision), answer, lasting);

    public WrittenHistory Find(string requestId, Answer answer) => Add(new Call.Find(requestId), answer, 1);

    // Operation n is called at 2n; one that lasts 1 returns before the next is called.
    private WrittenHistory Add(Call call, Answer? answer, int lasting)
    {
        var invoked = 2L * _operations.Count;
        var returned = answer is null ? Operation.Never : invoked + (2 * lasting) - 1;
        _operations.Add(new Operation(_operations.Count, "client", call, invoked, returned, answer));
        return this;
    }
}
