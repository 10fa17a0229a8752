// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Tests.Reconciliation.Completion;

public sealed class MultiplicativeComponentsTests
{
    [Fact]
    public void Of_WorkedCase_GivesItsComponents()
    {
        var worked = Oracle.Read("multi_comp.json").GetProperty("four_by_four");
        var expected = worked.Matrix("out");
        var components = MultiplicativeComponents.Of(worked.Matrix("m"));

        Flows.AssertClose(expected[4, 4], components.Total, 1e-12);
        for (var i = 0; i < 4; i++)
        {
            Flows.AssertClose(expected[i, 4], components.OriginShares[i], 1e-12);
            Flows.AssertClose(expected[4, i], components.DestinationShares[i], 1e-12);
            for (var j = 0; j < 4; j++)
            {
                Flows.AssertClose(expected[i, j], components.Interactions[(4 * i) + j], 1e-6);
            }
        }

        Oracle.AssertClose(worked.Matrix("m").Values, components.Compose().Values, 1e-14);
    }

    [Fact]
    public void Of_CountryNobodyLeaves_HasNoInteractionsAndComposesToZero()
    {
        var components = MultiplicativeComponents.Of(new LabelledMatrix(["A", "B"], ["A", "B"], [0, 0, 2, 2]));

        Assert.Equal(new double?[] { null, null, 1, 1 }, components.Interactions.ToArray());
        Assert.Equal(new double[] { 0, 0, 2, 2 }, components.Compose().Values.ToArray());
    }

    [Fact]
    public void Of_OnlyZeros_Throws() =>
        Assert.Throws<ReconciliationException>(() => MultiplicativeComponents.Of(new LabelledMatrix(["A"], ["A"], [0])));
}
