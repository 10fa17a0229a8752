// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains.Corridors;

/// <summary>Fields of requests that say how flows are converted to another minimum stay.</summary>
internal static class StayFields
{
    /// <summary>What is asked for; null where nothing is to be converted.</summary>
    /// <param name="factors">The field stay_factors.</param>
    /// <param name="targetMonths">The field target_stay_months; null where it is absent.</param>
    public static StayHarmonisation? Read(string factors, int? targetMonths)
    {
        if (factors.Length == 0)
        {
            return targetMonths is null
                ? null
                : throw RefusedException.Field("stay_factors", "expected a set of factors, where target_stay_months says what to convert to");
        }

        var set = StayFactors.Find(factors)
            ?? throw RefusedException.Field("stay_factors", $"expected {string.Join(", ", StayFactors.Published)} or EXPONENTIAL:rate with a rate per year above 0, at most 5");
        var target = targetMonths ?? StayFactors.UsualTarget;
        return set.HasTarget(target)
            ? new StayHarmonisation(set, target)
            : throw RefusedException.Field("target_stay_months", "expected 0 to 12 with a published set, 0 to 60 with the exponential form");
    }
}
