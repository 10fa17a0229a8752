// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Explanations;

/// <summary>How a case ended, in sentences.</summary>
internal static class CaseText
{
    public static void Show(Output output, ExplainedCase decided)
    {
        output.Line("");
        var ended = decided.Ended;
        output.Line($"Case {ended.Case} ended with {Words(ended.Outcome)}{(ended.Time is { } time ? $", {MessageJson.Of(time)}" : "")}."
            + (decided.EndedSince ? " That was after the snapshot was made." : "")
            + (ended.IsSettledAgain ? " It is being settled again." : ""));
        if (ended.JointNote.Length > 0)
        {
            output.Line($"Joint note: {ended.JointNote}");
        }

        if (ended.AdoptingCountry.Length > 0)
        {
            output.Line($"{Figures.Party(ended.AdoptingCountry)} uses the partner's figures.");
        }

        ShowFigure(output, decided);
        ShowRevisions(output, decided);
        if (decided.Proposal is { } proposal)
        {
            ShowProposal(output, decided, proposal);
        }
    }

    private static void ShowFigure(Output output, ExplainedCase decided)
    {
        switch (decided.Figure.Standing)
        {
            case FigureStanding.Value:
                output.Line($"Agreed figure: {Figures.Value(decided.Figure.Value)}.{Target(decided.Figure)}");
                break;
            case FigureStanding.Suppressed:
                output.Line("The agreed figure is withheld, because it follows by a rule from a figure that is.");
                break;
            default:
                output.Line($"No agreed figure is told, because {UntoldText.Of(decided.Figure.Untold)}.");
                break;
        }

        if (decided.Proposal is null && decided.Figure.Standing == FigureStanding.Value)
        {
            output.Line($"What was signed is not told, because {UntoldText.Of(decided.ProposalUntold)}.");
        }
    }

    private static void ShowRevisions(Output output, ExplainedCase decided)
    {
        foreach (var revision in decided.Revised)
        {
            output.Line($"{Figures.Party(revision.Country)} has revised its figures of {string.Join(", ", revision.Periods)} since: the agreed figure rests on "
                + $"{(revision.SettledVintage > 0 ? $"its vintage {revision.SettledVintage.ToString(CultureInfo.InvariantCulture)}" : "none of them")}. Both offices were asked again.");
        }

        if (decided.Revised.Count == 0 && decided.Figure.Attributes.TryGetValue("OBS_STATUS", out var status) && status.Contains('P', StringComparison.Ordinal))
        {
            output.Line("It is marked P: when the snapshot was made, one of the two had revised its figures of the period since they were agreed, and both offices were asked again.");
        }
    }

    private static void ShowProposal(Output output, ExplainedCase decided, Proposal proposal)
    {
        if (proposal.Method.Length > 0)
        {
            output.Line($"Proposal {proposal.Id}{(proposal.ProposedBy.Length > 0 ? $" by {proposal.ProposedBy}" : "")}, {MessageJson.Of(proposal.Time)}: {proposal.Method}"
                + $"{(proposal.StayFactors.Length > 0 ? $", harmonised by {proposal.StayFactors} to {proposal.TargetStayMonths} months" : "")}, "
                + $"resting on vintage {proposal.OriginVintage} of the origin and {proposal.DestinationVintage} of the destination; release to {Named.Word(ShortNames.Of(proposal.ReleaseClass))}.");
        }

        if (proposal.Justification.Length > 0)
        {
            output.Line($"Justification: {proposal.Justification}");
        }

        foreach (var signature in proposal.Signatures)
        {
            output.Line($"Signed for {Figures.Party(signature.Party)} by {signature.Name}, {MessageJson.Of(signature.Time)}, key {signature.KeyId}.");
        }

        output.Line(decided.StatementUntold == UntoldReason.Unspecified
            ? "To verify offline: --json has statement and signatures (base64, DER). openssl dgst -sha256 -verify SIGNATORY.pub.pem -signature SIGNATURE.der STATEMENT.txt"
            : "The statement and the signature bytes are the two countries': they hold their confidential words, or figures that the snapshot does not show. Either office can verify them.");
    }

    private static string Target(ToldFigure figure) => figure.Attributes.TryGetValue("TARGET_DEFINITION", out var target) ? $" It means: {target}." : "";

    private static string Words(Outcome outcome) => Named.Word(ShortNames.Of(outcome)).Replace('-', ' ');
}
