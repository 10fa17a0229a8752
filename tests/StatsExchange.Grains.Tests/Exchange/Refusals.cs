// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Exchange;

/// <summary>States that a call is refused, and why.</summary>
internal static class Refusals
{
    public static async Task<RefusedException> Expect(ErrorReason reason, Func<Task> call)
    {
        var refused = await Assert.ThrowsAsync<RefusedException>(call);
        Assert.Equal(reason, refused.Reason);
        return refused;
    }

    public static async Task ExpectField(string field, Func<Task> call)
    {
        var refused = await Expect(ErrorReason.FieldInvalid, call);
        Assert.Equal(field, Assert.Single(refused.Violations).Field);
    }
}
