// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Grains.Submissions;

/// <summary>What the sender of a submission is told beside its receipt.</summary>
/// <param name="Report">What validation found.</param>
/// <param name="Mapping">What the mapping did; null without one.</param>
internal sealed record SubmissionNotes(ValidationReport Report, AppliedMapping? Mapping);
