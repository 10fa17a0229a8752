// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace StatsExchange.Contracts.Tests;

internal static class StatementText
{
    /// <summary>The statement as its reader sees it.</summary>
    public static string Read(byte[] statement) => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(statement);

    /// <summary>The number of lines for a reader who takes every separator there is for the end of a line.</summary>
    public static int Lines(byte[] statement) =>
        Read(statement).Split(["\r\n", "\n", "\r", "\v", "\f", "\x1c", "\x1d", "\x1e", "\x85", "\u2028", "\u2029"], StringSplitOptions.None).Length - 1;
}
