// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <summary>Where an activation stands in the catalogue; only stateless workers have numbers above 0.</summary>
internal readonly record struct ActivationKey(GrainId Grain, int Worker);
