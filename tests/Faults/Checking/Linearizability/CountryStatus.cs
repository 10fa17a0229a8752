// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Checking.Linearizability;

/// <summary>One state of the model; never changed.</summary>
internal sealed class CountryStatus(long revision, long?[] cells, Recording[] requests) : IEquatable<CountryStatus>
{
    public long Revision { get; } = revision;

    public long?[] Cells { get; } = cells;

    public Recording[] Requests { get; } = requests;

    public CountryStatus After(int request, int content, IReadOnlyDictionary<int, long> set)
    {
        var cells = (long?[])Cells.Clone();
        foreach (var (cell, figure) in set)
        {
            cells[cell] = figure;
        }

        var requests = (Recording[])Requests.Clone();
        requests[request] = new Recording(Revision + 1, content);
        return new CountryStatus(Revision + 1, cells, requests);
    }

    public bool Equals(CountryStatus? other) =>
        other is not null && Revision == other.Revision && Cells.AsSpan().SequenceEqual(other.Cells) && Requests.AsSpan().SequenceEqual(other.Requests);

    public override bool Equals(object? obj) => Equals(obj as CountryStatus);

    public override int GetHashCode()
    {
        HashCode hash = default;
        hash.Add(Revision);
        foreach (var cell in Cells)
        {
            hash.Add(cell);
        }

        return hash.ToHashCode();
    }
}
