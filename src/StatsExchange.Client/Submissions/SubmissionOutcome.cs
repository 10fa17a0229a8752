// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.V1;

namespace StatsExchange.Client.Submissions;

/// <summary>What became of a submission.</summary>
public sealed record SubmissionOutcome
{
    /// <summary>The office.</summary>
    public required string Office { get; init; }

    /// <summary>The structure.</summary>
    public required string Structure { get; init; }

    /// <summary>Signed evidence that it was recorded; null where it was only validated, or refused.</summary>
    public required Receipt? Receipt { get; init; }

    /// <summary>Revision of the office after it, or the one it was validated against; null where the file held nothing to ask the hub about.</summary>
    public required long? Revision { get; init; }

    /// <summary>Observations of the office in the file.</summary>
    public required long Observations { get; init; }

    /// <summary>Rows of other known areas, which were not sent.</summary>
    public required long LeftOut { get; init; }

    /// <summary>Rows of other structures, which were not sent.</summary>
    public required long OtherStructures { get; init; }

    /// <summary>What the mapping did; null without one, or where the file was not sent to its end.</summary>
    public AppliedMapping? Mapping { get; init; }

    /// <summary>The series sheets that hold for what was sent; none where it was only validated, or refused.</summary>
    public ImmutableArray<SheetVersion> Sheets { get; init; } = [];

    /// <summary>What was found, at most 1,000, by physical line of the file.</summary>
    public required ImmutableArray<Finding> Findings { get; init; }

    /// <summary>What each rule that found something found, those findings included that are not listed.</summary>
    public required ImmutableArray<RuleResult> Rules { get; init; }

    /// <summary>Ids of the rules that had nothing to look at. Where the hub validated, all others passed.</summary>
    public required ImmutableArray<string> NotApplicable { get; init; }

    /// <summary>Whether the hub validated: not where the file held nothing to ask it about.</summary>
    public required bool WasValidated { get; init; }

    /// <summary>Seq of the office's last decision on severities; 0 where there is none.</summary>
    public required long SeveritiesSeq { get; init; }

    /// <summary>Number of errors, those beyond the 1,000 included.</summary>
    public required long Errors { get; init; }

    /// <summary>Number of warnings.</summary>
    public required long Warnings { get; init; }

    /// <summary>Number of pieces of information.</summary>
    public required long Informations { get; init; }

    /// <summary>Whether there was no error. One error refuses the whole.</summary>
    public bool IsAccepted => Errors == 0;
}
