// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.V1;

namespace StatsExchange.Client.Submissions;

/// <summary>One row of a file on its way to a hub.</summary>
public abstract class FileRow
{
    private protected FileRow(long line, string? reporter, ImmutableArray<Finding> findings)
    {
        Line = line;
        Reporter = reporter;
        Findings = findings;
    }

    /// <summary>The physical line the row starts on; the file's first line is 1.</summary>
    public long Line { get; }

    /// <summary>The reporting country as ISO 3166-1 alpha-3; null where it is not known or cannot be told, which is a finding.</summary>
    public string? Reporter { get; }

    /// <summary>What is wrong with the row; such a row is not sent.</summary>
    public ImmutableArray<Finding> Findings { get; }

    /// <summary>The row as it is sent, with its line.</summary>
    public abstract Observation ToObservation();
}
