// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Serving;

/// <summary>What the last upload left in memory, for downloads to send.</summary>
internal sealed class KeptMessages<T>
{
    private IReadOnlyList<T> _messages = [];

    public IReadOnlyList<T> Read() => Volatile.Read(ref _messages);

    public void Keep(IReadOnlyList<T> messages) => Volatile.Write(ref _messages, messages);
}
