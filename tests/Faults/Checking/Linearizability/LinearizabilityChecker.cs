// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Faults.Checking.Histories;

namespace StatsExchange.Faults.Checking.Linearizability;

/// <summary>
/// Looks for one order of a country's operations in which every answer is right and which keeps the order of operations that did not
/// overlap: Wing and Gong's search, with Lowe's memory of what was tried. An operation whose outcome is unknown may take effect at any time
/// after its call, or never.
/// </summary>
public sealed class LinearizabilityChecker
{
    private readonly int _budget;

    /// <param name="budget">The most configurations to explore; the checker is undecided beyond them.</param>
    public LinearizabilityChecker(int budget = 400_000) => _budget = budget;

    /// <summary>Judges the history of one country, from its first operation on an empty stream.</summary>
    public Verdict Check(IReadOnlyList<Operation> history)
    {
        // What was refused for a reason that does not depend on the state, and reads that came to nothing, say nothing.
        Operation[] operations = [.. history.Where(Tells)];
        var search = new Search(operations, _budget);
        return search.Run();
    }

    private static bool Tells(Operation operation) => operation.Answer switch
    {
        null => operation.Call is Call.Submit { Invalid: false },
        Answer.Refused refused => refused.Reason is Reasons.RequestIdReused or Reasons.RevisionMismatch,
        _ => true,
    };
}
