// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Placement;

/// <summary>Spreads the grains of a class evenly over the silos by the hash of their keys.</summary>
public sealed class HashBasedPlacementAttribute : PlacementAttribute;
