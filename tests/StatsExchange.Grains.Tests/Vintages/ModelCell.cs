// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Tests.Vintages;

/// <summary>A cell of the model: its value, until when its own EMBARGO_TIME holds, and the vintage that set it.</summary>
internal sealed record ModelCell(double? Value, DateTimeOffset? Until, long SetAt);
