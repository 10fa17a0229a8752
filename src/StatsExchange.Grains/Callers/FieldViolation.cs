// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Callers;

/// <summary>A field of a request that is not as it must be.</summary>
/// <param name="Field">Path of the field.</param>
/// <param name="Description">What was found and what was expected.</param>
[GenerateSerializer, Immutable, Alias("sx.FieldViolation")]
public sealed record FieldViolation([property: Id(0)] string Field, [property: Id(1)] string Description);
