// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Maintenance;

/// <summary>What was asked for is not done; the message is for the operator.</summary>
internal sealed class MaintenanceException(int exitCode, string message) : Exception(message)
{
    public int ExitCode { get; } = exitCode;

    public static MaintenanceException Failed(string message) => new(Maintenance.ExitCode.Failed, message);

    public static MaintenanceException WrongUsage(string message) => new(Maintenance.ExitCode.WrongUsage, message);

    public static MaintenanceException NotVerified(string message) => new(Maintenance.ExitCode.VerificationFailed, message);
}
