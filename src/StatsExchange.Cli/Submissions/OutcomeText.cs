// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Nodes;
using StatsExchange.Cli.Mappings;
using StatsExchange.Cli.Sheets;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.Client.Submissions;
using StatsExchange.V1;

namespace StatsExchange.Cli.Submissions;

/// <summary>What became of a submission, as JSON and for the reader.</summary>
internal static class OutcomeText
{
    private static readonly string[] Columns = ["line#", "severity", "rule", "column", "code", "value", "expected"];
    private static readonly string[] RuleColumns = ["rule", "severity", "found#", "listed#"];

    public static JsonObject Json(SubmissionOutcome outcome) => new()
    {
        ["office"] = outcome.Office,
        ["structure"] = outcome.Structure,
        ["accepted"] = outcome.IsAccepted,
        ["receipt"] = outcome.Receipt is null ? null : MessageJson.Of(outcome.Receipt),
        ["revision"] = outcome.Revision,
        ["observations"] = outcome.Observations,
        ["left_out"] = outcome.LeftOut,
        ["other_structures"] = outcome.OtherStructures,
        ["mapping"] = outcome.Mapping is null ? null : MessageJson.Of(outcome.Mapping),
        ["sheets"] = MessageJson.Of(outcome.Sheets),
        ["errors"] = outcome.Errors,
        ["warnings"] = outcome.Warnings,
        ["informations"] = outcome.Informations,
        ["severities_seq"] = outcome.SeveritiesSeq,
        ["rules"] = MessageJson.Of(outcome.Rules),
        ["not_applicable"] = new JsonArray([.. outcome.NotApplicable.Select(rule => (JsonNode)rule)]),
        ["findings"] = MessageJson.Of(outcome.Findings),
    };

    public static void Show(Output output, SubmissionOutcome outcome, bool validateOnly)
    {
        ShowFindings(output, outcome.Findings);
        var found = outcome.Errors + outcome.Warnings + outcome.Informations;
        if (found > outcome.Findings.Length)
        {
            output.Line($"Found beyond those listed: {Figures.Count(found - outcome.Findings.Length)}.");
            output.Show(FigureTable.Of(null, RuleColumns, outcome.Rules.Select(RowOf)));
        }

        output.Line(Summary(outcome, validateOnly));
        if (outcome.Mapping is { } mapping)
        {
            output.Line(MappingText.Applied(mapping));
        }

        if (outcome.LeftOut > 0)
        {
            output.Line($"Rows of other areas, left out: {Figures.Count(outcome.LeftOut)}.");
        }

        if (outcome.OtherStructures > 0)
        {
            output.Line($"Rows of other structures, left out: {Figures.Count(outcome.OtherStructures)}.");
        }

        if (outcome.Receipt is { } receipt)
        {
            output.Line($"Series sheets: {SheetText.Versions(outcome.Sheets)}");
            output.Line($"Receipt: {receipt.Stream} #{receipt.Seq}, {MessageJson.Of(receipt.Time)}, content digest {Convert.ToHexStringLower(receipt.ContentDigest.Span)}");
        }
    }

    public static void ShowFindings(Output output, IReadOnlyCollection<Finding> findings)
    {
        if (findings.Count > 0)
        {
            output.Show(FigureTable.Of(null, Columns, findings.Select(RowOf)));
        }
    }

    private static string Summary(SubmissionOutcome outcome, bool validateOnly)
    {
        var what = $"{Figures.Count(outcome.Observations, "observation")}{(outcome.Structure.Length == 0 ? "" : $" of {outcome.Structure}")} of {Figures.Party(outcome.Office)}";
        var counts = $"errors: {Figures.Count(outcome.Errors)}, warnings: {Figures.Count(outcome.Warnings)}";
        return (outcome.IsAccepted, validateOnly) switch
        {
            (true, true) => $"{what}: valid ({counts}). Nothing was stored.",
            (true, false) => $"{what}: accepted ({counts}), revision {outcome.Revision}.",
            (false, _) => $"{what}: refused ({counts}). Nothing was stored.",
        };
    }

    private static string[] RowOf(RuleResult result) =>
        [result.Rule, ShortNames.Of(result.Severity).ToLowerInvariant(), Figures.Count(result.Found), Figures.Count(result.Listed)];

    private static string[] RowOf(Finding finding) =>
    [
        finding.Line == 0 ? Figures.Dash : Figures.Count(finding.Line),
        ShortNames.Of(finding.Severity).ToLowerInvariant(),
        finding.Rule,
        Figures.Text(finding.Column),
        Figures.Text(finding.Code),
        finding.Value.Length > 0 && finding.Value != finding.Code ? finding.Value : Figures.Dash,
        Figures.Text(finding.Expected),
    ];
}
