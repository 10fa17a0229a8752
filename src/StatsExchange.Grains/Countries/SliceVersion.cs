// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>Which state of a slice a submission was merged into.</summary>
/// <param name="Period">Period observed.</param>
/// <param name="SetBy">Seq of the entry that last changed the slice; 0 where none ever did.</param>
[GenerateSerializer, Immutable, Alias("sx.SliceVersion")]
public sealed record SliceVersion([property: Id(0)] string Period, [property: Id(1)] long SetBy);
