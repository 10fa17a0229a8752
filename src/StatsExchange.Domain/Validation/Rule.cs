// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation;

/// <summary>A validation rule.</summary>
/// <param name="Id">Identifier, for example DUPLICATE_KEY.</param>
/// <param name="Level">0 readable; 1 codes, types and arithmetic inside the file; 2 against earlier vintages; 3 against the mirror.</param>
/// <param name="Severity">What a finding does unless the office decided otherwise.</param>
/// <param name="Name">What it finds, in a few words.</param>
/// <param name="Expects">What the rule demands.</param>
public sealed record Rule(string Id, int Level, Severity Severity, string Name, string Expects)
{
    /// <summary>Whether no office may change its severity: what it finds cannot be stored, or would make other figures wrong.</summary>
    public bool IsFixed { get; init; }

    /// <summary>Whether an office may give the rule that severity.</summary>
    /// <remarks>
    /// Level 3 never blocks: whether two offices agree is not for one of them to enforce. An error may be lowered to a warning, not be
    /// silenced. Everything else is the office's own affair.
    /// </remarks>
    public bool Admits(Severity severity) =>
        severity == Severity || (!IsFixed && !(Level == 3 && severity == Severity.Error) && !(Severity == Severity.Error && severity == Severity.Information));
}
