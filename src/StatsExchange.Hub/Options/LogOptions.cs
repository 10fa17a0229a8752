// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Options;

/// <summary>What a hub writes to its log, on standard output.</summary>
public sealed class LogOptions
{
    /// <summary>The least level.</summary>
    [Option("log-level", "Least level written: Trace, Debug, Information, Warning, Error, Critical or None.")]
    public LogLevel Level { get; set; } = LogLevel.Information;

    /// <summary>Text or JSON.</summary>
    [Option("log-format", "Text for one readable line per event, Json for one object per line.")]
    public LogFormat Format { get; set; } = LogFormat.Text;
}
