// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Options;

/// <summary>The options as they were read, and everything that is wrong with them.</summary>
internal sealed record OptionReading(HubOptions Options, IReadOnlyList<string> Errors);
