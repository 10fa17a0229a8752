// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Corridors;

namespace StatsExchange.Domain.Alignment;

/// <summary>A comparison in which finer classes of one side were added up to what the other side has.</summary>
/// <param name="Cells">
/// Every class that both sides have sent or can form, and what only one side has sent and is not part of such a sum. Sums are marked as
/// derived. Cells of different fineness stand beside each other, as in what offices send, and must not be added up together.
/// </param>
/// <param name="NotAligned">The classes that could not be aligned, by side, dimension and code.</param>
public sealed record AlignedComparison(MirrorCells Cells, ImmutableArray<NotAligned> NotAligned);
