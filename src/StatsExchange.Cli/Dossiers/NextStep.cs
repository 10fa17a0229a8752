// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>A step that a case allows now.</summary>
/// <param name="Step">The command: statsx dossier STEP.</param>
/// <param name="On">The case or proposal it is about.</param>
/// <param name="By">Countries that can take it.</param>
internal sealed record NextStep(string Step, string On, IReadOnlyList<string> By)
{
    /// <summary>The steps towards an outcome; then commenting and attaching, which are always possible.</summary>
    public static IReadOnlyList<NextStep> Of(Case @case)
    {
        var both = CaseFacts.Countries(@case);
        return [.. TowardsOutcome(@case, both), new("comment", @case.Id, both), new("attach", @case.Id, both)];
    }

    private static List<NextStep> TowardsOutcome(Case @case, string[] both)
    {
        if (!CaseFacts.IsOpen(@case))
        {
            return [new("reopen", @case.Id, both)];
        }

        var steps = new List<NextStep>();
        foreach (var proposal in @case.Proposals.Where(CaseFacts.CanBeAccepted))
        {
            var unsigned = CaseFacts.Unsigned(@case, proposal);
            var proposer = CaseFacts.Proposer(proposal);
            string[] other = [.. both.Where(country => country != proposer)];
            if (CaseFacts.RevisedSince(@case, proposal).Length == 0)
            {
                steps.Add(new("accept", proposal.Id, unsigned));
            }

            if (proposal.State == ProposalState.Open && other.All(unsigned.Contains))
            {
                steps.Add(new("contest", proposal.Id, other));
            }

            steps.Add(new("counter", proposal.Id, other));
            steps.Add(new("withdraw", proposal.Id, [proposer]));
        }

        return [.. steps, new("propose", @case.Id, both), new("close", @case.Id, both), new("deadline", @case.Id, both)];
    }

    public JsonObject ToJson() => new()
    {
        ["step"] = Step,
        ["on"] = On,
        ["by"] = new JsonArray([.. By.Select(country => (JsonNode)country)]),
    };

    public string[] ToRow() => [Step switch
    {
        "accept" => $"accept {On} --key FILE",
        "contest" or "reopen" => $"{Step} {On} --reason TEXT",
        "close" => $"close {On} OUTCOME --joint-note TEXT",
        "deadline" => $"deadline {On} TIME",
        "comment" => $"comment {On} TEXT",
        "attach" => $"attach {On} FILE",
        _ => $"{Step} {On}",
    }, $"{(Step == "accept" ? "a signatory of " : "")}{string.Join(Step == "accept" ? ", and one of " : " or ", By.Select(Figures.Party))}"];
}
