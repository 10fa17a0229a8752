// SPDX-License-Identifier: Apache-2.0
using System.ComponentModel.DataAnnotations;
using StatsExchange.Domain.Corridors;

namespace StatsExchange.Hub.Options;

/// <summary>How far mirror figures may be apart before validation says so; see <see cref="MirrorTolerance"/>.</summary>
public sealed class ToleranceOptions
{
    /// <summary>k: standard deviations of chance.</summary>
    [Option("mirror-deviations", "Mirror figures O and D may be k·√(D + O) apart, and their rounding bases: this is k.")]
    [Range(0, 100.0)]
    public double Deviations { get; set; } = MirrorTolerance.Default.Deviations;

    /// <summary>τ of the smallest figures.</summary>
    [Option("mirror-share-small", "Or, if that is more, a share of their mean: this is the share for the smallest figures.")]
    [Range(0, 2.0)]
    public double ShareOfSmall { get; set; } = MirrorTolerance.Default.ShareOfSmall;

    /// <summary>τ of the largest figures.</summary>
    [Option("mirror-share-large", "The share that the largest figures approach, not above that of the smallest.")]
    [Range(0, 2.0)]
    public double ShareOfLarge { get; set; } = MirrorTolerance.Default.ShareOfLarge;

    /// <summary>The mean at which τ is halfway.</summary>
    [Option("mirror-halfway-size", "The mean of the two figures at which the share is halfway between both.")]
    [Range(1, 1e9)]
    public double HalfwaySize { get; set; } = MirrorTolerance.Default.HalfwaySize;

    /// <summary>The tolerance set.</summary>
    public MirrorTolerance ToTolerance() => new(Deviations, ShareOfSmall, ShareOfLarge, HalfwaySize);
}
