// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Cli.Terminal;

internal interface IWorkProgress
{
    /// <summary>Says how far the work is.</summary>
    /// <param name="stage">What is being done; null for the same as before.</param>
    /// <param name="done">Units done.</param>
    /// <param name="total">Units in all; 0 while unknown.</param>
    void Report(string? stage, double done, double total);
}
