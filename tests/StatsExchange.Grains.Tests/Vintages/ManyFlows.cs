// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Grains.Tests.Exchange;
using StatsExchange.V1;

namespace StatsExchange.Grains.Tests.Vintages;

/// <summary>More cells of one slice than a block holds.</summary>
internal static class ManyFlows
{
    public static IEnumerable<Observation> Of(int count)
    {
        var partners = AreaCatalogue.All.Select(area => area.Code.Value).Where(code => code != "SWE").ToList();
        return Enumerable.Range(0, count).Select(i => Figures.Flow("IMM", partners[i % partners.Count], "2015", i + 1)
            .With("AGE", $"Y{i / partners.Count % 120}").With("SEX", i / partners.Count / 120 == 0 ? "F" : "M"));
    }
}
