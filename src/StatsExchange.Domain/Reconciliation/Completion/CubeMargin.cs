// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>Which sums of a cube a margin holds.</summary>
public enum CubeMargin
{
    /// <summary>One total per first and second name, over the third.</summary>
    FirstSecond,

    /// <summary>One total per first and third name, over the second.</summary>
    FirstThird,

    /// <summary>One total per second and third name, over the first.</summary>
    SecondThird,
}
