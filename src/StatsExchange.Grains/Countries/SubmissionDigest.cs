// SPDX-License-Identifier: Apache-2.0
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>What a manifest needs to commit to a submission without showing its digest.</summary>
/// <param name="Seq">Seq of the submission.</param>
/// <param name="Salt">16 random bytes.</param>
/// <param name="ContentDigest">SHA-256 over what was sent, 32 bytes.</param>
[GenerateSerializer, Immutable, Alias("sx.SubmissionDigest")]
public sealed record SubmissionDigest(
    [property: Id(0)] long Seq,
    [property: Id(1)] byte[] Salt,
    [property: Id(2)] byte[] ContentDigest);
