// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Corridors;

/// <summary>
/// How far two figures O and D of the same people may be apart before that is worth a word:
/// |D − O| &gt; max(k·√(D + O) + rounding bases, τ(size)·mean), where size is the mean of the two.
/// </summary>
/// <remarks>
/// The first term is what two independent Poisson counts of one mean differ by, k standard deviations, and the rounding of both. The second is
/// a share of the mean that falls as corridors grow: τ(s) = large + (small − large) / (1 + s / halfway), so that τ(s)·s still rises with s and
/// no larger gap is ever within tolerance at one size and outside it at the next. The defaults name 42 % of the two-sided European
/// flows of 2010 to 2017, in much the same proportion from ten people to ten thousand; a flat 20 % would name 82 %.
/// </remarks>
public sealed record MirrorTolerance
{
    /// <summary>k = 3, τ from 80 % of the mean for the smallest to 30 % for the largest, 55 % at a mean of 1,000.</summary>
    public static MirrorTolerance Default { get; } = new(3, 0.8, 0.3, 1_000);

    /// <summary>A tolerance of one's own.</summary>
    /// <param name="deviations">k: standard deviations of chance that are let pass; 0 or more.</param>
    /// <param name="shareOfSmall">τ of the smallest, a share of the mean in [0, 2]; at least <paramref name="shareOfLarge"/>.</param>
    /// <param name="shareOfLarge">τ that very large corridors approach, a share of the mean in [0, 2].</param>
    /// <param name="halfwaySize">The mean, in the unit of the figures, at which τ is halfway between the two; above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A parameter is outside its range or not finite.</exception>
    public MirrorTolerance(double deviations, double shareOfSmall, double shareOfLarge, double halfwaySize)
    {
        Check(deviations >= 0 && double.IsFinite(deviations), nameof(deviations), "a finite number of at least 0");
        Check(shareOfLarge is >= 0 and <= 2, nameof(shareOfLarge), "a share of the mean, 0 to 2");
        Check(shareOfSmall is >= 0 and <= 2 && shareOfSmall >= shareOfLarge, nameof(shareOfSmall), "a share of the mean, 0 to 2, not below that of large figures");
        Check(halfwaySize > 0 && double.IsFinite(halfwaySize), nameof(halfwaySize), "a finite number above 0");
        Deviations = deviations;
        ShareOfSmall = shareOfSmall;
        ShareOfLarge = shareOfLarge;
        HalfwaySize = halfwaySize;
    }

    /// <summary>k: standard deviations of chance that are let pass.</summary>
    public double Deviations { get; }

    /// <summary>τ of the smallest figures, a share of the mean.</summary>
    public double ShareOfSmall { get; }

    /// <summary>τ that very large figures approach, a share of the mean.</summary>
    public double ShareOfLarge { get; }

    /// <summary>The mean at which τ is halfway between the two shares, in the unit of the figures.</summary>
    public double HalfwaySize { get; }

    /// <summary>τ at a mean of the two figures.</summary>
    public double ShareAt(double size) => ShareOfLarge + ((ShareOfSmall - ShareOfLarge) / (1 + (size / HalfwaySize)));

    /// <summary>The largest |D − O| that is within tolerance.</summary>
    /// <param name="origin">O, 0 or more.</param>
    /// <param name="destination">D, 0 or more.</param>
    /// <param name="roundingBases">What the two offices round to, added up; 0 where neither rounds or says so.</param>
    public double Allowed(double origin, double destination, double roundingBases = 0)
    {
        var size = (origin + destination) / 2;
        return Math.Max((Deviations * Math.Sqrt(origin + destination)) + roundingBases, ShareAt(size) * size);
    }

    /// <summary>Whether two figures are further apart than is let pass. Never where they are equal.</summary>
    /// <param name="origin">O, 0 or more.</param>
    /// <param name="destination">D, 0 or more.</param>
    /// <param name="roundingBases">What the two offices round to, added up; 0 where neither rounds or says so.</param>
    public bool IsExceeded(double origin, double destination, double roundingBases = 0) =>
        Math.Abs(destination - origin) > Allowed(origin, destination, roundingBases);

    private static void Check(bool holds, string parameter, string expected)
    {
        if (!holds)
        {
            throw new ArgumentOutOfRangeException(parameter, $"Expected {expected}.");
        }
    }
}
