// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Maintenance;

/// <summary>As those of the command line.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Failed = 1;
    public const int WrongUsage = 2;
    public const int VerificationFailed = 4;
}
