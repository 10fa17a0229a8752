// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;

namespace StatsExchange.Domain.Tests.Reconciliation;

public sealed class CancellationTests
{
    public static TheoryData<string, Dictionary<string, string>> LongMethods => new()
    {
        { "factors", [] },
        { "factors", new Dictionary<string, string> { ["objective"] = "logs" } },
        { "measurement", new Dictionary<string, string> { ["variance"] = "high=0.01,medium=0.04,low=0.09", ["medium-emigration"] = "38,28", ["medium-immigration"] = "50,15" } },
        { "completion", [] },
    };

    [Theory]
    [MemberData(nameof(LongMethods))]
    public void Apply_NoLongerWanted_StopsBeforeItHasAResult(string method, Dictionary<string, string> parameters)
    {
        using var wanted = new CancellationTokenSource();
        wanted.Cancel();

        Assert.Throws<OperationCanceledException>(() => ReconciliationMethods.Get(method).Apply(EuropeanFlows.Of(2015), parameters, wanted.Token));
    }
}
