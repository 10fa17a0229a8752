// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reasons;

/// <summary>
/// The difference of two figures taken apart: ln(D / O) = Σ computed + unexplained. Assumed and declared reasons are named beside it and
/// change nothing in that sum.
/// </summary>
/// <param name="LogRatio">ln(D / O); null unless both figures are above 0.</param>
/// <param name="Steps">The reasons in the order of <see cref="AsymmetryReason"/>; first those that take part in the sum or are declared, ending with what is unexplained, then what is assumed.</param>
public sealed record ExplainedDifference(double? LogRatio, ImmutableArray<ReasonStep> Steps)
{
    /// <summary>The version of the order and of the computations, recorded with what rests on them.</summary>
    public const string MethodVersion = "1";

    /// <summary>Nothing to explain.</summary>
    public static ExplainedDifference None { get; } = new(null, []);

    /// <summary>The fixed order of the steps.</summary>
    public static ImmutableArray<AsymmetryReason> Order { get; } = [.. Enum.GetValues<AsymmetryReason>()];

    /// <summary>ln(D / O) less all that is computed; null where the ratio is not defined.</summary>
    public double? Unexplained =>
        Steps.FirstOrDefault(step => step is { Reason: AsymmetryReason.Unexplained, Kind: ReasonKind.Computed })?.LogPoints;
}
