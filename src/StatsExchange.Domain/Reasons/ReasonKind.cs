// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reasons;

/// <summary>What a reason rests on.</summary>
public enum ReasonKind
{
    /// <summary>Reported cells or stated factors. Its log points are taken off what is unexplained.</summary>
    Computed,

    /// <summary>An assumption with a source. Its log points are shown apart and stay in what is unexplained.</summary>
    Assumed,

    /// <summary>The offices say so, without a number; it stays in what is unexplained.</summary>
    Declared,
}
