// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Grains.Tests.Vintages;

/// <summary>What an office's data are by the plain words of the rules: a dictionary of cells for every seq.</summary>
internal sealed class VintageModel
{
    private readonly List<ImmutableSortedDictionary<(string Period, string Partner), ModelCell>> _states = [Empty];
    private readonly List<(long Seq, HashSet<string> Touched, HashSet<string> Changed, bool Withdrawn)> _submissions = [];
    private readonly List<(long Seq, string Period, string Partner, DateTimeOffset? Until)> _embargoes = [];

    private static ImmutableSortedDictionary<(string Period, string Partner), ModelCell> Empty => ImmutableSortedDictionary<(string Period, string Partner), ModelCell>.Empty;

    public long Revision => _states.Count - 1;

    public IReadOnlyList<long> Submissions => [.. _submissions.Select(submission => submission.Seq)];

    public ImmutableSortedDictionary<(string Period, string Partner), ModelCell> At(long seq) => _states[(int)seq];

    public void Send(VintageStep.Send step, DateTimeOffset start)
    {
        var seq = _states.Count;
        var touched = step.Cells.Select(cell => cell.Period).ToHashSet();
        var state = _states[^1];
        foreach (var gone in state.Keys.Where(key => step.Replace && touched.Contains(key.Period) && !step.Cells.Any(cell => (cell.Period, cell.Partner) == key)))
        {
            state = state.Remove(gone);
        }

        foreach (var cell in step.Cells)
        {
            var key = (cell.Period, cell.Partner);
            var next = new ModelCell(cell.Value, cell.Days is { } days ? start.AddDays(days) : null, seq);
            state = cell.Delete ? state.Remove(key)
                : state.TryGetValue(key, out var there) && there with { SetAt = seq } == next ? state
                : state.SetItem(key, next);
        }

        _submissions.Add((seq, touched, [.. touched.Where(period => !Of(_states[^1], period).SequenceEqual(Of(state, period)))], false));
        _states.Add(state);
    }

    /// <summary>The seq of a later submission that stands in the way; null where there is none.</summary>
    public long? InTheWayOf(int submission) => _submissions.Skip(submission + 1)
        .Where(later => !later.Withdrawn && later.Touched.Overlaps(_submissions[submission].Changed))
        .Select(later => (long?)later.Seq)
        .LastOrDefault();

    public bool IsWithdrawn(int submission) => _submissions[submission].Withdrawn;

    public void Withdraw(int submission)
    {
        var (seq, touched, changed, _) = _submissions[submission];
        var before = At(seq - 1);
        _states.Add(_states[^1]
            .RemoveRange(_states[^1].Keys.Where(key => changed.Contains(key.Period)))
            .AddRange(before.Where(cell => changed.Contains(cell.Key.Period))));
        _submissions[submission] = (seq, touched, changed, true);
    }

    public void Hold(VintageStep.Hold step, DateTimeOffset? until)
    {
        _states.Add(_states[^1]);
        _embargoes.Add((Revision, step.Period, step.Partner, until));
    }

    /// <summary>Whether a cell of the latest state is withheld from others: for a cell set before the last embargo on it that one alone, for one set after it the later end.</summary>
    public bool IsHeld((string Period, string Partner) key, DateTimeOffset now)
    {
        var cell = _states[^1][key];
        var last = _embargoes.FindLastIndex(embargo => (embargo.Period.Length == 0 || embargo.Period == key.Period) && (embargo.Partner.Length == 0 || embargo.Partner == key.Partner));
        if (last < 0)
        {
            return cell.Until > now;
        }

        var embargo = _embargoes[last];
        return cell.SetAt <= embargo.Seq ? embargo.Until > now : embargo.Until > now || cell.Until > now;
    }

    private static IEnumerable<KeyValuePair<(string Period, string Partner), ModelCell>> Of(ImmutableSortedDictionary<(string Period, string Partner), ModelCell> state, string period) =>
        state.Where(cell => cell.Key.Period == period);
}
