// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Contracts.Blocks;

/// <summary>One block of a slice.</summary>
/// <param name="Rows">Its rows in the slice.</param>
/// <param name="Bytes">Its canonical bytes; they must not be changed.</param>
public sealed record CanonicalBlock(RowRange Rows, byte[] Bytes);
