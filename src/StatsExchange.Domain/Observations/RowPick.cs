// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>One row out of several slices.</summary>
internal readonly record struct RowPick(int Source, int Row);
