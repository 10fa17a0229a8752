// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>Which numbers can be a count of people or moves.</summary>
public static class CountRange
{
    /// <summary>The largest count: 2^53. Up to it every whole number is exact, and no sum or product of counts runs out of the range of a double.</summary>
    public const double Largest = 9_007_199_254_740_992;

    /// <summary>What is expected, in words.</summary>
    public const string Expectation = "a number from 0 to 9007199254740992 (2^53)";

    /// <summary>Whether a number can be a count.</summary>
    public static bool Includes(double value) => value is >= 0 and <= Largest;
}
