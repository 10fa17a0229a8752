// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Detail;

/// <summary>What is wrong with the detail of a figure. Holds no figures.</summary>
/// <param name="Index">Position of the figure among those checked, from 0.</param>
/// <param name="Dimension">The dimension concerned; null where it is the figure's value.</param>
/// <param name="Expected">What was expected, in words.</param>
public sealed record DetailFault(int Index, string? Dimension, string Expected)
{
    /// <summary>Whether the figure stands before already, so that it is one too many.</summary>
    public bool IsRepeated { get; init; }
}
