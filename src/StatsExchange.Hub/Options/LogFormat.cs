// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Options;

/// <summary>How events are written.</summary>
public enum LogFormat
{
    /// <summary>One readable line per event.</summary>
    Text,

    /// <summary>One JSON object per line.</summary>
    Json,
}
