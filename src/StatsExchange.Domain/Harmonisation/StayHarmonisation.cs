// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Harmonisation;

/// <summary>
/// The minimum stay that figures are converted to, and the factors that do it: recorded with every result that rests on it. Only a figure as
/// reported is converted, and its result carries no threshold, so that none is converted twice.
/// </summary>
public sealed record StayHarmonisation
{
    private const string Events = "EV";
    private const string ReturnedResidents = "RST";

    /// <summary>A target with the factors that lead to it.</summary>
    /// <param name="factors">The set of factors.</param>
    /// <param name="targetMonths">The minimum stay wanted, in months.</param>
    /// <exception cref="ArgumentOutOfRangeException">The set has no factor for the target.</exception>
    public StayHarmonisation(StayFactors factors, int targetMonths = StayFactors.UsualTarget)
    {
        if (!factors.HasTarget(targetMonths))
        {
            throw new ArgumentOutOfRangeException(nameof(targetMonths), $"{factors} does not convert to this target.");
        }

        Factors = factors;
        TargetMonths = targetMonths;
    }

    /// <summary>The set of factors.</summary>
    public StayFactors Factors { get; }

    /// <summary>The minimum stay wanted, in months.</summary>
    public int TargetMonths { get; }

    /// <summary>Reads what <see cref="ToString"/> writes; null where it is something else or nothing.</summary>
    public static StayHarmonisation? Find(string recorded) =>
        recorded.Split(' ') is [var set, var months]
        && StayFactors.Find(set) is { } factors
        && int.TryParse(months, NumberStyles.None, CultureInfo.InvariantCulture, out var target)
        && factors.HasTarget(target)
            ? new StayHarmonisation(factors, target)
            : null;

    /// <summary>The set and the target, as results record them: IMEM 12.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Factors} {TargetMonths}");

    /// <summary>What a reported figure is multiplied by, or why it is not converted: a stock, a transition, an unknown threshold, or one the set has no factor for.</summary>
    /// <param name="structure">Id of the structure reported.</param>
    /// <param name="measure">The code of MEASURE.</param>
    /// <param name="flowConcept">The code of FLOW_CONCEPT; null where the structure has none.</param>
    /// <param name="threshold">The threshold the figure was counted under.</param>
    public StayConversion ConversionOf(string structure, string measure, string? flowConcept, StayThreshold threshold)
    {
        if (structure == StructureCatalogue.Stock.Id || measure == ReturnedResidents)
        {
            return StayConversion.Not(StayObstacle.Stock);
        }

        return flowConcept is null or Events ? Factors.Convert(threshold, TargetMonths) : StayConversion.Not(StayObstacle.Transition);
    }
}
