// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Regions;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>A job as it stands.</summary>
public sealed class FoundJob
{
    internal FoundJob(GetJobResponse response, PeriodResult? asked) => (Response, Asked) = (response, asked);

    /// <summary>All but a result.</summary>
    public GetJobResponse Response { get; }

    /// <summary>Whether a result was asked for that is there.</summary>
    public bool HasResult => Asked is not null;

    /// <summary>That result, as it is recorded.</summary>
    internal PeriodResult? Asked { get; }
}
