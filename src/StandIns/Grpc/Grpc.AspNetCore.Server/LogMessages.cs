// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Microsoft.Extensions.Logging;

namespace Grpc.AspNetCore.Server;

internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Error, "{Method} threw an exception that carries no status.")]
    public static partial void HandlerThrew(ILogger logger, string method, Exception exception);

    [LoggerMessage(2, LogLevel.Debug, "{Method} ended with {StatusCode}.")]
    public static partial void CallFailed(ILogger logger, string method, StatusCode statusCode, Exception exception);

    [LoggerMessage(3, LogLevel.Debug, "{Method} was cancelled.")]
    public static partial void CallCancelled(ILogger logger, string method, Exception exception);

    [LoggerMessage(4, LogLevel.Debug, "{Method} has passed its deadline.")]
    public static partial void DeadlineExceeded(ILogger logger, string method);
}
