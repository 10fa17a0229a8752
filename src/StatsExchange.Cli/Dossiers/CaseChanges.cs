// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>What has happened in a case between two states of it, in words.</summary>
internal static class CaseChanges
{
    public static IEnumerable<string> Of(Case? before, Case after)
    {
        if (before is null || before.InBrief || after.InBrief)
        {
            return [CaseText.State(after)];
        }

        return
        [
            .. after.Proposals.SelectMany(proposal => Of(before.Proposals.FirstOrDefault(one => one.Id == proposal.Id), proposal)),
            .. after.Comments.Skip(before.Comments.Count).Select(comment => $"{comment.WrittenBy}: {comment.Text}"),
            .. after.Documents.Skip(before.Documents.Count).Select(CaseHistory.Of),
            .. after.Deadline is { } deadline && !deadline.Equals(before.Deadline) ? [$"{deadline.SetBy} set the deadline {CaseText.Time(deadline.Time)}."] : Array.Empty<string>(),
            .. after.Reopenings.Skip(before.Reopenings.Count).Select(again => $"{again.ReopenedBy} opened it again: {again.Reason}"),
            .. after.Revisions.Except(before.Revisions).Select(CaseText.Revision),
            .. after.State != before.State || after.Settlements.Count > before.Settlements.Count ? [CaseText.State(after)] : Array.Empty<string>(),
        ];
    }

    private static IEnumerable<string> Of(Proposal? before, Proposal after)
    {
        if (before is null)
        {
            yield return $"{after.ProposedBy} proposed {after.Id}{(after.Answers.Length > 0 ? $" in answer to {after.Answers}" : "")}: {ProposalText.What(after)}.";
        }

        foreach (var signature in after.Signatures.Skip(before?.Signatures.Count ?? 0))
        {
            yield return $"{signature.Name} signed {after.Id} for {Figures.Party(signature.Party)}.";
        }

        if (after.State != (before?.State ?? ProposalState.Open))
        {
            yield return after.State == ProposalState.Contested && after.Contest is { } contest
                ? $"{contest.ContestedBy} contested {after.Id}: {contest.Reason}"
                : $"{after.Id} is {CaseText.Said(after.State)}.";
        }
    }
}
