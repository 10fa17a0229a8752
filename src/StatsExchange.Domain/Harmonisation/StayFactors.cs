// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;

namespace StatsExchange.Domain.Harmonisation;

/// <summary>
/// Factors that convert a flow counted under one minimum stay to another. A published set has factors to 12 months for 0, 3, 6 and 12 months and
/// for permanent moves; between 0 and 12 months they are interpolated linearly, above 12 there are none. The exponential form
/// f(d) = exp(−μ(1 − d / 12)) has one for any number of months and none for permanent moves.
/// </summary>
/// <remarks>
/// A factor is above 1 where the threshold is longer than the target, because fewer moves pass it. To a target t other than 12 the factor is
/// f(d) / f(t). μ is the yearly rate at which those who have come leave again; μ of about 0.233 reproduces the Poisson set.
/// </remarks>
public sealed class StayFactors
{
    /// <summary>The target that the published sets convert to.</summary>
    public const int UsualTarget = 12;

    private const int LastOfTable = 12;
    private const string ExponentialName = "EXPONENTIAL";
    private static readonly int[] Knots = [0, 3, 6, 12];

    private readonly ImmutableArray<double> _table;
    private readonly double _permanent;

    private StayFactors(string name, string source, double permanent, params ImmutableArray<double> table)
    {
        Name = name;
        Source = source;
        _table = table;
        _permanent = permanent;
    }

    private StayFactors(double rate)
    {
        Name = ExponentialName;
        Source = "Exponential form: those who have come leave again at a constant rate";
        Rate = rate;
    }

    /// <summary>The published sets by name, in the order they are listed.</summary>
    public static ImmutableArray<StayFactors> Published { get; } =
    [
        new("IMEM", "Integrated Modelling of European Migration (Raymer, Wiśniowski, Forster, Smith, Bijak 2013)", 2.26, 0.53, 0.63, 0.73, 1),
        new("WILLEKENS_EXPERT", "Willekens, expert judgement", 1.61, 0.51, 0.61, 0.81, 1),
        new("WILLEKENS_POISSON", "Willekens, Poisson model", 2.61, 0.79, 0.84, 0.89, 1),
        new("WILLEKENS_MIXTURE", "Willekens, mixture model", 1.80, 0.51, 0.64, 0.71, 1),
    ];

    /// <summary>IMEM, WILLEKENS_EXPERT, WILLEKENS_POISSON, WILLEKENS_MIXTURE or EXPONENTIAL.</summary>
    public string Name { get; }

    /// <summary>The version of the numbers, recorded with what rests on them.</summary>
    public string Version { get; } = "1";

    /// <summary>Where the numbers come from.</summary>
    public string Source { get; }

    /// <summary>μ of the exponential form, per year; null in a published set.</summary>
    public double? Rate { get; }

    /// <summary>The exponential form.</summary>
    /// <param name="rate">μ per year, above 0 and at most 5.</param>
    /// <exception cref="ArgumentOutOfRangeException">Outside that range.</exception>
    public static StayFactors Exponential(double rate) =>
        rate is > 0 and <= 5 ? new StayFactors(rate) : throw new ArgumentOutOfRangeException(nameof(rate), "Expected a rate per year above 0 and at most 5.");

    /// <summary>The set of a name, in any case: that of a published one, or EXPONENTIAL:μ such as EXPONENTIAL:0.233; null for any other.</summary>
    public static StayFactors? Find(string text)
    {
        if (Published.FirstOrDefault(set => set.Name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } published)
        {
            return published;
        }

        var parts = text.Split(':');
        return parts.Length == 2
            && parts[0].Equals(ExponentialName, StringComparison.OrdinalIgnoreCase)
            && double.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate)
            && rate is > 0 and <= 5
                ? Exponential(rate)
                : null;
    }

    /// <summary>Whether the set can convert to a target.</summary>
    /// <param name="months">The target in months.</param>
    public bool HasTarget(int months) => months is >= 0 and <= StayThreshold.MostMonths && (Rate is not null || months <= LastOfTable);

    /// <summary>What a figure counted under a threshold is multiplied by to count under the target.</summary>
    /// <param name="from">The threshold the figure was counted under.</param>
    /// <param name="targetMonths">The threshold wanted, usually 12 months.</param>
    public StayConversion Convert(StayThreshold from, int targetMonths)
    {
        if (!from.IsKnown)
        {
            return StayConversion.Not(StayObstacle.UnknownThreshold);
        }

        if (!HasTarget(targetMonths) || ToTwelve(from) is not { } factor)
        {
            return StayConversion.Not(StayObstacle.OutsideSet);
        }

        return StayConversion.Of(factor / AtMonths(targetMonths), from.Months > LastOfTable || targetMonths > LastOfTable);
    }

    /// <summary>The name, with μ where it has one: IMEM, EXPONENTIAL:0.233.</summary>
    public override string ToString() => Rate is { } rate ? string.Create(CultureInfo.InvariantCulture, $"{Name}:{rate}") : Name;

    private double? ToTwelve(StayThreshold from)
    {
        if (from.Months is not { } months)
        {
            return Rate is null ? _permanent : null;
        }

        return HasTarget(months) ? AtMonths(months) : null;
    }

    private double AtMonths(int months)
    {
        if (Rate is { } rate)
        {
            return Math.Exp(-rate * (1 - (months / 12.0)));
        }

        var upper = Array.FindIndex(Knots, knot => months <= knot);
        if (Knots[upper] == months)
        {
            return _table[upper];
        }

        var share = (months - Knots[upper - 1]) / (double)(Knots[upper] - Knots[upper - 1]);
        return _table[upper - 1] + (share * (_table[upper] - _table[upper - 1]));
    }
}
