// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.LongCsv;

/// <summary>How a long CSV file is read.</summary>
public sealed record LongCsvOptions
{
    /// <summary>The largest submission a hub takes: 128 MiB.</summary>
    public const long DefaultMaxBytes = 128L * 1024 * 1024;

    /// <summary>The structure whose rows are wanted; null for the one the file names in its STRUCTURE column.</summary>
    public string? Structure { get; init; }

    /// <summary>Whether the rows are to replace whole periods, in which nothing can be deleted one by one.</summary>
    public bool Replaces { get; init; }

    /// <summary>Files above this many bytes are refused unread.</summary>
    public long MaxBytes { get; init; } = DefaultMaxBytes;
}
