// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Data;

/// <summary>Sets that a store has not seen before: each of another office than the one before it, and of later years once all had their turn.</summary>
internal sealed class FreshSets(Func<string, int, BlockSet> make)
{
    private int _made = -1;

    public BlockSet Next()
    {
        var number = Interlocked.Increment(ref _made);
        var offices = BlockSet.OtherOffices;
        return make(offices[number % offices.Count], number / offices.Count);
    }
}
