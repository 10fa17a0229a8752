// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Terminal;
using StatsExchange.V1;

namespace StatsExchange.Cli.Dossiers;

/// <summary>What was said, shown and decided about a case, for the reader.</summary>
internal static class CaseHistory
{
    public static void Show(Output output, Case @case)
    {
        foreach (var comment in @case.Comments)
        {
            output.Line($"Comment {comment.Number} by {comment.WrittenBy}, {CaseText.Time(comment.Time)}: {comment.Text}");
        }

        foreach (var document in @case.Documents)
        {
            output.Line(Of(document));
        }

        if (@case.Settlements.Count + @case.Reopenings.Count > 1)
        {
            var steps = @case.Settlements.Select(end => (end.Time, Said: Of(end)))
                .Concat(@case.Reopenings.Select(again => (again.Time, Said: $"opened again by {again.ReopenedBy}: {again.Reason}")));
            foreach (var (time, said) in steps.OrderBy(step => step.Time.ToDateTimeOffset()))
            {
                output.Line($"{CaseText.Time(time)}: {said}");
            }
        }
    }

    public static string Of(Document document) =>
        $"Document {document.Name} ({document.MediaType}, {Figures.Count(document.Size, "byte")}) attached by {document.AttachedBy}, {CaseText.Time(document.Time)}, SHA-256 {Convert.ToHexStringLower(document.Digest.Span)}";

    private static string Of(Settlement end) => end.Outcome == Outcome.Lapsed ? "lapsed" : $"settled, {CaseText.Said(end.Outcome)}, proposal {end.Proposal}";
}
