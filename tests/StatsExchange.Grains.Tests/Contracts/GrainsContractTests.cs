// SPDX-License-Identifier: Apache-2.0
using StandIns.Orleans.Tests.Contracts;

namespace StatsExchange.Grains.Tests.Contracts;

public sealed class GrainsContractTests
{
    [Fact]
    public void Findings_GrainsAndTheirMessages_AreNone() =>
        Assert.Empty(GrainContract.Findings(typeof(Node).Assembly));
}
