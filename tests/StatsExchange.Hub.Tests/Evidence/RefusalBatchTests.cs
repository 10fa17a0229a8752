// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Evidence;

namespace StatsExchange.Hub.Tests.Evidence;

public sealed class RefusalBatchTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Add_BeyondCapacity_CountsTheRest()
    {
        RefusalBatch batch = new(capacity: 2, Noon);
        foreach (var target in new[] { "a", "b", "c", "a", "d" })
        {
            batch.Add(new Refusal("DNK analyst x", "/s/m", "NOT_YOURS", target), Noon);
        }

        var body = batch.ToBody();

        Assert.Equal(5, batch.Count);
        Assert.Equal([("a", 2L), ("b", 1L)], body.Refusals.Select(refusal => (refusal.Target, refusal.Count)).Order());
        Assert.Equal(2, body.Overflow);
        Assert.Equal(Noon, body.Since.ToDateTimeOffset());
    }
}
