// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Corridors;

namespace StatsExchange.Domain.Alignment;

/// <summary>A class of one side that could not be aligned with what the other side has sent.</summary>
/// <param name="Side">Which side has sent it.</param>
/// <param name="Dimension">The id of the matched dimension.</param>
/// <param name="Code">The code as compared.</param>
/// <param name="Obstacle">Why.</param>
/// <param name="OtherCodes">The classes of the other side that people of this class are in, in ordinal order; empty where there are none.</param>
/// <param name="Cells">How many cells that concerns.</param>
public sealed record NotAligned(
    CorridorEnd Side, string Dimension, string Code, AlignmentObstacle Obstacle, ImmutableArray<string> OtherCodes, int Cells);
