// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;

namespace StatsExchange.Cli.Tests.Terminal;

internal sealed record StatsxResult(int ExitCode, string Output, string Error)
{
    public JsonNode Json => JsonNode.Parse(Output)!;
}
