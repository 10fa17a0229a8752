// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Validation;

/// <summary>What one rule found so far at one severity.</summary>
internal sealed class RuleTally(Rule rule, Severity severity)
{
    public Rule Rule { get; } = rule;

    public Severity Severity { get; } = severity;

    public long Found { get; private set; }

    public List<Finding> Kept { get; } = [];

    public bool HasRoom => Kept.Count < ValidationReport.MaxFindings;

    public void Add(Func<Finding> finding)
    {
        Found++;
        if (HasRoom)
        {
            Kept.Add(finding());
        }
    }

    public void CountOnly() => Found++;

    public RuleTally Copy()
    {
        var copy = new RuleTally(Rule, Severity) { Found = Found };
        copy.Kept.AddRange(Kept);
        return copy;
    }
}
