// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using StatsExchange.V1;

namespace StatsExchange.Grains;

/// <summary>Everything the grains and the work around them log. Event ids are stable; no figures.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(100, LogLevel.Information, "Job {Job} claimed with epoch {Epoch}")]
    public static partial void JobClaimed(ILogger logger, string job, long epoch);

    [LoggerMessage(101, LogLevel.Warning, "Job {Job} failed; the job says why")]
    public static partial void JobFailed(ILogger logger, string job);

    [LoggerMessage(102, LogLevel.Warning, "Job {Job} was claimed anew while this process worked on it")]
    public static partial void JobTakenOver(ILogger logger, string job);

    [LoggerMessage(103, LogLevel.Warning, "Job {Job} interrupted; it is tried again")]
    public static partial void JobInterrupted(ILogger logger, string job, Exception exception);

    [LoggerMessage(104, LogLevel.Error, "Job {Job} broke on an unexpected error")]
    public static partial void JobBroke(ILogger logger, string job, Exception exception);

    [LoggerMessage(105, LogLevel.Warning, "Unfinished jobs cannot be looked for: {Reason}")]
    public static partial void JobsNotFound(ILogger logger, ErrorReason reason);
}
