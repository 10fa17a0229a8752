// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation;

/// <summary>What became of one rule in one submission.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Severity">What its findings did: its own severity, or what the office decided.</param>
/// <param name="Found">How many findings it made, those that the report has no room for included.</param>
/// <param name="Listed">How many of these the report lists.</param>
/// <param name="WasApplied">Whether there was anything to look at: a rule on totals is not applied where no total was sent.</param>
public sealed record RuleOutcome(Rule Rule, Severity Severity, long Found, int Listed, bool WasApplied);
