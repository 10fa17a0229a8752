// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.V1;

namespace StatsExchange.Client.Submissions;

/// <summary>What is sent, and how.</summary>
public sealed record SubmissionRequest
{
    /// <summary>The office: ISO 3166-1 alpha-3. Only its rows are sent.</summary>
    public required string Office { get; init; }

    /// <summary>The structure whose rows are sent; null for the one the file names.</summary>
    public string? Structure { get; init; }

    /// <summary>Chosen by the sender; the same id and content give the same receipt for ever.</summary>
    public required string RequestId { get; init; }

    /// <summary>Whether cells are set one by one or whole periods are replaced.</summary>
    public SubmissionMode Mode { get; init; } = SubmissionMode.Merge;

    /// <summary>With <see cref="SubmissionMode.Replace"/>, the periods replaced; empty for those of the observations sent.</summary>
    public ImmutableArray<string> ReplacePeriods { get; init; } = [];

    /// <summary>Only validate; nothing is stored.</summary>
    public bool ValidateOnly { get; init; }

    /// <summary>NAME or NAME@VERSION of a registered mapping, by which the file is a table of the office's own; empty for none.</summary>
    public string Mapping { get; init; } = "";

    /// <summary>The revision the office must be at; null for any.</summary>
    public long? ExpectedRevision { get; init; }

    /// <summary>Where the figures come from, for the reader; at most 256 bytes.</summary>
    public string SourceName { get; init; } = "";

    internal SubmissionHeader ToHeader(string structure, bool validateOnly)
    {
        var header = new SubmissionHeader
        {
            RequestId = RequestId,
            RefArea = Office,
            Structure = structure,
            Mode = Mode,
            ValidateOnly = validateOnly,
            Mapping = Mapping,
            SourceName = SourceName,
        };
        if (ExpectedRevision is { } revision)
        {
            header.ExpectedRevision = revision;
        }

        header.ReplacePeriods.AddRange(ReplacePeriods);
        return header;
    }
}
