// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings;

/// <summary>What a cell without a number stands for. Missing is not zero.</summary>
public enum EmptyMeaning
{
    /// <summary>A missing value.</summary>
    Missing,

    /// <summary>A reported 0.</summary>
    Zero,

    /// <summary>No observation.</summary>
    LeftOut,
}
