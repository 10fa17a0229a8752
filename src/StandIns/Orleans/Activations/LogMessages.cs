// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.Logging;

namespace Orleans.Runtime;

internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Warning, "Activation of {Grain} failed")]
    internal static partial void ActivationFailed(this ILogger logger, GrainId grain, Exception failure);

    [LoggerMessage(2, LogLevel.Warning, "Deactivation of {Grain} failed")]
    internal static partial void DeactivationFailed(this ILogger logger, GrainId grain, Exception failure);

    [LoggerMessage(3, LogLevel.Warning, "The silo stopped before its grains were done")]
    internal static partial void StoppedEarly(this ILogger logger);
}
