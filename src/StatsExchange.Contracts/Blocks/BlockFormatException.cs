// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Blocks;

/// <summary>A block is not in the form it must have.</summary>
public sealed class BlockFormatException : Exception
{
    /// <summary>Names the place and what was expected there.</summary>
    /// <param name="field">Path of the field inside the block, for example dimensions[3].indices.</param>
    /// <param name="expected">What was expected.</param>
    public BlockFormatException(string field, string expected)
        : base($"{field}: expected {expected}.")
    {
        Field = field;
        Expected = expected;
    }

    /// <summary>Path of the field inside the block.</summary>
    public string Field { get; }

    /// <summary>What was expected.</summary>
    public string Expected { get; }
}
