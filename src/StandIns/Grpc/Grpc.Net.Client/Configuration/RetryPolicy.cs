// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.Net.Client.Configuration;

/// <summary>Which failed calls are made again, how often and after what time; all of it must be said.</summary>
public sealed class RetryPolicy : ConfigObject
{
    /// <summary>The first attempt counts; 2 or more.</summary>
    public int? MaxAttempts { get; set; }

    /// <summary>The longest wait before the second attempt; the time waited is a random part of it.</summary>
    public TimeSpan? InitialBackoff { get; set; }

    public TimeSpan? MaxBackoff { get; set; }

    public double? BackoffMultiplier { get; set; }

    public IList<StatusCode> RetryableStatusCodes { get; } = [];
}
