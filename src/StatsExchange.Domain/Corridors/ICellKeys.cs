// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Corridors;

/// <summary>Where the keys of cells are looked up, so that a cell need not hold its codes.</summary>
internal interface ICellKeys
{
    /// <summary>The ids of the matched dimensions in structure order.</summary>
    ImmutableArray<string> Dimensions { get; }

    /// <summary>The code of a matched dimension, by its position, at a place.</summary>
    string CodeAt(int dimension, int place);
}
