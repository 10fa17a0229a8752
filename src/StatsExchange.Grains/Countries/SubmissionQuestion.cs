// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;

namespace StatsExchange.Grains.Countries;

/// <summary>What a submission asks of its country before it is merged.</summary>
/// <param name="Structure">STOCK, FLOW or RETURN.</param>
/// <param name="Periods">The periods it touches; empty while they are not known.</param>
/// <param name="RequestId">The id it is sent under; null for a validation only.</param>
/// <param name="Content">SHA-256 over what is sent, 32 bytes; null while it is not known.</param>
/// <param name="ExpectedRevision">The revision the country must be at, or null.</param>
/// <param name="WithEarlier">What validation needs of the office's own figures and sheets is wanted too.</param>
[GenerateSerializer, Immutable, Alias("sx.SubmissionQuestion")]
public sealed record SubmissionQuestion(
    [property: Id(0)] string Structure,
    [property: Id(1)] ImmutableArray<string> Periods,
    [property: Id(2)] string? RequestId,
    [property: Id(3)] byte[]? Content,
    [property: Id(4)] long? ExpectedRevision,
    [property: Id(5)] bool WithEarlier = false);
