// SPDX-License-Identifier: Apache-2.0
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests.Contracts;

public sealed class GrainContractTests
{
    [Fact]
    public void Findings_ContractsOfTheTestGrains_AreNone() =>
        Assert.Empty(GrainContract.Findings(typeof(ILedgerGrain).Assembly.GetTypes().Where(type => type.Namespace?.EndsWith(".Refused", StringComparison.Ordinal) != true)));
}
