// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Tests.Regions;

/// <summary>One row of a snapshot.</summary>
internal sealed record PulledRow(
    string Period, IReadOnlyDictionary<string, string> Key, double? Value, IReadOnlyDictionary<string, string> Attributes);
