// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Cli.Terminal;

/// <summary>What the command line ends with; scripts count on it.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int Refused = 1;
    public const int WrongUsage = 2;
    public const int Unreachable = 3;
    public const int VerificationFailed = 4;
}
