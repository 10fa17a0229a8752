// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>
/// Decisions as an office writes them down, one a line: a proposal, then accept, withdraw, or contest with the reason behind it. Empty lines and
/// lines that begin with # say nothing.
/// </summary>
internal static class DecisionFile
{
    /// <exception cref="CommandException">A line is none, or a proposal stands twice.</exception>
    public static List<ProposalDecision> Parse(string path, IReadOnlyList<string> lines)
    {
        var decisions = new List<ProposalDecision>();
        foreach (var (index, line) in lines.Index().Where(line => !string.IsNullOrWhiteSpace(line.Item) && !line.Item.TrimStart().StartsWith('#')))
        {
            var decision = DecisionOf(line) ?? throw CommandException.WrongUsage(
                $"{path}, line {index + 1}: expected PROPOSAL accept, PROPOSAL withdraw or PROPOSAL contest REASON, for example DNK-SWE.1.1 accept.");
            if (decisions.Any(earlier => earlier.Proposal == decision.Proposal))
            {
                throw CommandException.WrongUsage($"{path}, line {index + 1}: {decision.Proposal} is decided twice.");
            }

            decisions.Add(decision);
        }

        return decisions;
    }

    // A signature is put in once the statement was seen.
    private static ProposalDecision? DecisionOf(string line) =>
        line.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) switch
        {
            [var id, "accept"] when DossierNames.IsProposal(id) => new ProposalDecision { Proposal = id, Accept = new Acceptance() },
            [var id, "withdraw"] when DossierNames.IsProposal(id) => new ProposalDecision { Proposal = id, Withdraw = new ProposalWithdrawal() },
            [var id, "contest", var reason] when DossierNames.IsProposal(id) => new ProposalDecision { Proposal = id, Contest = new Contestation { Reason = reason } },
            _ => null,
        };
}
