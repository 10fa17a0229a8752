// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using Grpc.Core;
using Grpc.Net.Client.Configuration;

namespace Grpc.Net.Client;

/// <summary>A retry policy that was found to be whole.</summary>
internal sealed record RetryRules(int MaxAttempts, TimeSpan InitialBackoff, TimeSpan MaxBackoff, double BackoffMultiplier, FrozenSet<StatusCode> RetryableStatusCodes)
{
    /// <exception cref="InvalidOperationException">Something is missing or makes no sense.</exception>
    public static RetryRules Of(RetryPolicy policy, int? maxAttempts)
    {
        Check(policy.MaxAttempts > 1, "Retry policy max attempts must be greater than 1.");
        Check(policy.InitialBackoff > TimeSpan.Zero, "Retry policy initial backoff must be greater than zero.");
        Check(policy.MaxBackoff > TimeSpan.Zero, "Retry policy maximum backoff must be greater than zero.");
        Check(policy.BackoffMultiplier > 0, "Retry policy backoff multiplier must be greater than 0.");
        Check(policy.RetryableStatusCodes.Count > 0, "Retry policy must specify at least 1 retryable status code.");
        return new RetryRules(
            Math.Min(policy.MaxAttempts!.Value, maxAttempts ?? int.MaxValue),
            policy.InitialBackoff!.Value,
            policy.MaxBackoff!.Value,
            policy.BackoffMultiplier!.Value,
            policy.RetryableStatusCodes.ToFrozenSet());
    }

    private static void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
