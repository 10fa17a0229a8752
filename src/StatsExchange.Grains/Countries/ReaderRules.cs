// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Countries;

/// <summary>What a permission says of cells that are withheld from others.</summary>
/// <param name="Now">The time of reading, by the hub's clock.</param>
/// <param name="IncludesConfidential">Confidential cells are shown.</param>
/// <param name="PreReleasedTo">The reader, where embargoed cells that name it are shown; null where they are not.</param>
internal sealed record ReaderRules(DateTimeOffset Now, bool IncludesConfidential, string? PreReleasedTo);
