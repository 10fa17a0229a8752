// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;
using StatsExchange.Journal;
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

    [LoggerMessage(106, LogLevel.Warning, "Reminders of {Region} that may be due cannot be given now: {Reason}")]
    public static partial void RemindersNotGiven(ILogger logger, string region, ErrorReason reason);

    [LoggerMessage(107, LogLevel.Information, "The work on job {Job} stopped: it was cancelled, or another process has it")]
    public static partial void JobStopped(ILogger logger, string job);

    [LoggerMessage(110, LogLevel.Critical, "ALARM: {Stream} is damaged from seq {Seq} on; it takes no writes and tells only what was before, until it is restored: {Message}")]
    public static partial void StreamDamaged(ILogger logger, StreamName stream, long seq, string message);

    [LoggerMessage(111, LogLevel.Warning, "{Stream} is whole again; it was damaged from seq {Seq} on")]
    public static partial void StreamWhole(ILogger logger, StreamName stream, long seq);

    [LoggerMessage(112, LogLevel.Error, "ALARM: the saved state of {Stream} cannot be used; its stream is folded from the start")]
    public static partial void SavedStateUnusable(ILogger logger, StreamName stream, Exception exception);

    [LoggerMessage(113, LogLevel.Information, "The saved state of {Stream} has form {Found}, this version writes {Expected}; its stream is folded from the start")]
    public static partial void SavedStateOfAnotherForm(ILogger logger, StreamName stream, int found, int expected);

    [LoggerMessage(114, LogLevel.Error, "The state of {Stream} was not saved; its stream is folded from further back next time")]
    public static partial void StateNotSaved(ILogger logger, StreamName stream, Exception exception);

    [LoggerMessage(115, LogLevel.Error, "The journal cannot be followed; tried again from its end")]
    public static partial void NotFollowed(ILogger logger, Exception exception);

    [LoggerMessage(116, LogLevel.Warning, "What is due in {Thing} cannot be done now: {Reason}")]
    public static partial void NotAttended(ILogger logger, string thing, ErrorReason reason);

    [LoggerMessage(117, LogLevel.Error, "What is due in {Thing} broke on an unexpected error")]
    public static partial void AttendingBroke(ILogger logger, string thing, Exception exception);
}
