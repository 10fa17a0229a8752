// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation;

/// <summary>One thing a rule found in a submission.</summary>
/// <param name="Rule">Id of the rule.</param>
/// <param name="Severity">What it does to the submission.</param>
/// <param name="Level">Level of the rule, 0 to 3.</param>
/// <param name="Line">Line the observation was sent on, the header being line 1; its ordinal + 1 where the sender named none.</param>
/// <param name="Column">The dimension, attribute or OBS_VALUE concerned.</param>
/// <param name="Code">The code as sent; the counterpart for a finding about a value.</param>
/// <param name="Value">What was sent; a number in shortest round-trip form; empty where nothing was.</param>
/// <param name="Expected">What was expected instead, in words.</param>
public sealed record Finding(string Rule, Severity Severity, int Level, long Line, string Column, string Code, string Value, string Expected)
{
    /// <summary>TIME_PERIOD of the observation; empty where it could not be read, or the line has several.</summary>
    public string Period { get; init; } = "";

    /// <summary>The line under which the observation was taken, by which its period is looked up; 0 for none.</summary>
    internal long Place { get; init; }
}
