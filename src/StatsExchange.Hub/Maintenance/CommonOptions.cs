// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace StatsExchange.Hub.Maintenance;

/// <summary>Options of several commands.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Print the result as JSON." };
}
