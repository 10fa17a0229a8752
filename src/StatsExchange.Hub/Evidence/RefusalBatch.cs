// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Storage.V1;

namespace StatsExchange.Hub.Evidence;

/// <summary>Refusals since the last entry. Holds a bounded number of different ones; of the rest only the count.</summary>
internal sealed class RefusalBatch(int capacity, DateTimeOffset since)
{
    private readonly Dictionary<Refusal, (long Count, DateTimeOffset Last)> _refusals = [];
    private long _overflow;
    private long _unauthenticated;

    public bool IsEmpty => Count == 0;

    public long Count => _refusals.Values.Sum(alike => alike.Count) + _overflow + _unauthenticated;

    public void Add(Refusal refusal, DateTimeOffset time)
    {
        if (_refusals.TryGetValue(refusal, out var alike))
        {
            _refusals[refusal] = (alike.Count + 1, time);
        }
        else if (_refusals.Count < capacity)
        {
            _refusals[refusal] = (1, time);
        }
        else
        {
            _overflow++;
        }
    }

    public void AddUnauthenticated() => _unauthenticated++;

    /// <summary>The body of its entry, oldest first.</summary>
    public RefusalsRecorded ToBody()
    {
        RefusalsRecorded body = new()
        {
            Overflow = _overflow,
            Unauthenticated = _unauthenticated,
            Since = Timestamp.FromDateTimeOffset(since),
        };
        body.Refusals.AddRange(_refusals.OrderBy(refusal => refusal.Value.Last).Select(refusal => new V1.Evidence
        {
            Time = Timestamp.FromDateTimeOffset(refusal.Value.Last),
            Caller = refusal.Key.Caller,
            Method = refusal.Key.Method,
            Reason = refusal.Key.Reason,
            Target = refusal.Key.Target,
            Count = refusal.Value.Count,
        }));
        return body;
    }
}
