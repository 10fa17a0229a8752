// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Scenarios;

/// <summary>Something that is wrong.</summary>
/// <param name="Kind">Who found it.</param>
/// <param name="Text">What it is.</param>
internal sealed record Finding(FindingKind Kind, string Text)
{
    /// <summary>Whether it shows that a planted defect was caught: only a checker can, not a run that went wrong.</summary>
    public bool IsOfChecker => Kind != FindingKind.Run;

    public static Finding OfRun(string text) => new(FindingKind.Run, text);

    public override string ToString() => Text;
}
