// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>What one step of an enumeration brought: elements, as a list of the sequence's type, and whether there may be more.</summary>
[GenerateSerializer]
internal sealed class EnumerationStep
{
    [Id(0)]
    internal required object Elements { get; init; }

    [Id(1)]
    internal bool IsLast { get; init; }

    /// <summary>The failure after these elements.</summary>
    [Id(2)]
    internal Exception? Failure { get; init; }
}
