// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Checking.Linearizability;

/// <summary>Which operations have taken effect, and the state that led to: what need not be explored twice (Lowe 2017).</summary>
internal readonly struct Configuration(ulong[] done, CountryStatus status) : IEquatable<Configuration>
{
    private readonly ulong[] _done = done;
    private readonly CountryStatus _status = status;

    public bool Equals(Configuration other) => _done.AsSpan().SequenceEqual(other._done) && _status.Equals(other._status);

    public override bool Equals(object? obj) => obj is Configuration other && Equals(other);

    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (var word in _done)
        {
            hash.Add(word);
        }

        return hash.ToHashCode();
    }
}
