// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using StatsExchange.V1;

namespace StatsExchange.Hub;

/// <summary>Everything the hub logs. Event ids are stable; no figures, no tokens, no texts that a caller chose freely.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Information, "Hub {Node} serves {Data} at {Urls}")]
    public static partial void Started(ILogger logger, string node, string data, string urls);

    [LoggerMessage(2, LogLevel.Information, "Shutting down; calls under way have {GraceSeconds} s; a second signal cuts them")]
    public static partial void Stopping(ILogger logger, int graceSeconds);

    [LoggerMessage(3, LogLevel.Information, "Stopped")]
    public static partial void Stopped(ILogger logger);

    [LoggerMessage(4, LogLevel.Warning, "The grace was over, or cut short by a second signal, before everything had ended; what was left was cut")]
    public static partial void Cut(ILogger logger, Exception? exception);

    [LoggerMessage(10, LogLevel.Information, "{Method} of {Caller} refused: {Reason}")]
    public static partial void Refused(ILogger logger, string method, string caller, ErrorReason reason);

    // Whoever can reach the hub can cause it, as often as they like.
    [LoggerMessage(11, LogLevel.Debug, "{Method} refused: {Reason}")]
    public static partial void Unauthenticated(ILogger logger, string method, ErrorReason reason);

    [LoggerMessage(12, LogLevel.Error, "{Method} failed unexpectedly; the caller was told the id {Id}")]
    public static partial void Failed(ILogger logger, string method, string id, Exception exception);

    [LoggerMessage(13, LogLevel.Debug, "{Method} ended with {Status}")]
    public static partial void Ended(ILogger logger, string method, StatusCode status);

    [LoggerMessage(14, LogLevel.Warning, "{Method} met a fault of the journal")]
    public static partial void JournalFault(ILogger logger, string method, Exception exception);

    [LoggerMessage(20, LogLevel.Warning, "Evidence could not be written and is kept for the next attempt")]
    public static partial void EvidenceNotWritten(ILogger logger, Exception exception);

    [LoggerMessage(21, LogLevel.Error, "The last {Count} refusals could not be written as evidence")]
    public static partial void EvidenceLost(ILogger logger, long count);

    [LoggerMessage(30, LogLevel.Information, "Swept {Count} staged blocks that nothing refers to")]
    public static partial void Swept(ILogger logger, int count);

    [LoggerMessage(31, LogLevel.Warning, "Staged blocks could not be swept")]
    public static partial void NotSwept(ILogger logger, Exception exception);

    [LoggerMessage(40, LogLevel.Information, "Certificate of {File} with thumbprint {Thumbprint} is in use, valid until {Until}")]
    public static partial void Certificate(ILogger logger, string file, string thumbprint, string until);

    [LoggerMessage(41, LogLevel.Warning, "Certificate of {File} is valid from {From} to {Until}, not now; clients will refuse it")]
    public static partial void CertificateNotValidNow(ILogger logger, string file, string from, string until);

    [LoggerMessage(42, LogLevel.Error, "What {File} was before stays in use: {Problem}")]
    public static partial void CertificateKept(ILogger logger, string file, string problem);

    [LoggerMessage(50, LogLevel.Warning, "{Count} connections were closed at once within a minute, since as many were open as --max-connections allows")]
    public static partial void ConnectionsRefused(ILogger logger, long count);
}
