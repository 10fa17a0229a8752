// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Orleans;
using StatsExchange.V1;

namespace StatsExchange.Grains.Callers;

/// <summary>A call that is refused, with the reason. The only exception of ours that leaves a grain.</summary>
[GenerateSerializer, Alias("sx.RefusedException")]
public sealed class RefusedException : Exception
{
    /// <summary>Refuses for a reason.</summary>
    /// <param name="reason">The reason; it decides the status code.</param>
    /// <param name="message">What is wrong and what to do, without figures.</param>
    public RefusedException(ErrorReason reason, string message)
        : this(reason, message, [], 0)
    {
    }

    /// <summary>Refuses for fields that are not as they must be.</summary>
    /// <param name="reason">The reason; it decides the status code.</param>
    /// <param name="message">What is wrong and what to do, without figures.</param>
    /// <param name="violations">The first of the fields concerned.</param>
    /// <param name="violationCount">How many there are in all.</param>
    public RefusedException(ErrorReason reason, string message, ImmutableArray<FieldViolation> violations, long violationCount)
        : base(message)
    {
        Reason = reason;
        Violations = violations;
        ViolationCount = violationCount;
    }

    /// <summary>The reason; it decides the status code.</summary>
    [Id(0)]
    public ErrorReason Reason { get; private set; }

    /// <summary>The first of the fields concerned.</summary>
    [Id(1)]
    public ImmutableArray<FieldViolation> Violations { get; private set; }

    /// <summary>How many fields are concerned in all.</summary>
    [Id(2)]
    public long ViolationCount { get; private set; }

    /// <summary>Refuses for one field.</summary>
    public static RefusedException Field(string field, string expected) =>
        new(ErrorReason.FieldInvalid, $"{field}: {expected.TrimEnd('.')}.", [new FieldViolation(field, expected)], 1);

    /// <summary>What is asked for is not there, or not for this caller.</summary>
    public static RefusedException NotFound(string what) => new(ErrorReason.NotFound, $"There is no {what}.");
}
