// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;

namespace StatsExchange.Cli.Demo;

/// <summary>What a step of the demo did.</summary>
/// <param name="Said">One sentence.</param>
/// <param name="Json">The same for a program.</param>
/// <param name="Table">What there is to see; null for nothing more.</param>
internal sealed record DemoStep(string Said, JsonObject Json, FigureTable? Table = null);
