// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json.Nodes;
using StatsExchange.Client.Connections;
using StatsExchange.Client.Submissions;
using StatsExchange.V1;

namespace StatsExchange.Cli.Submissions;

/// <summary>
/// The outcome of validation in the generic form of the ESS validation report (ESSnet ValiDat Foundation): one item per finding with
/// value "0"; one item with value "1" where nothing was found.
/// </summary>
internal static class EssReport
{
    private const string Language = "statsexchange";
    private const string Actor = "statsx";

    public static JsonArray Of(SubmissionOutcome outcome, string population, DateTimeOffset time)
    {
        if (outcome.Findings.IsEmpty)
        {
            return [Item(1, time, Rule("ALL", "information", "Every rule of the structure holds."), Data(population, outcome, "", ""), "1")];
        }

        return new JsonArray([.. outcome.Findings.Select((finding, i) => (JsonNode)Item(
            i + 1,
            time,
            Rule(finding.Rule, ShortNames.Of(finding.Severity).ToLowerInvariant(), Description(finding)),
            Data(population, outcome, finding.Line == 0 ? "" : finding.Line.ToString(CultureInfo.InvariantCulture), finding.Column),
            "0"))]);
    }

    private static JsonObject Item(int number, DateTimeOffset time, JsonObject rule, JsonObject data, string value) => new()
    {
        ["id"] = number.ToString(CultureInfo.InvariantCulture),
        ["type"] = "validation",
        ["event"] = new JsonObject
        {
            ["time"] = time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["actor"] = Actor,
        },
        ["rule"] = rule,
        ["data"] = data,
        ["value"] = value,
    };

    private static JsonObject Rule(string expression, string severity, string description) => new()
    {
        ["language"] = Language,
        ["expression"] = expression,
        ["severity"] = severity,
        ["description"] = description,
    };

    // Population is the file, time the run of the structure, unit the line, variable the column.
    private static JsonObject Data(string population, SubmissionOutcome outcome, string unit, string variable) => new()
    {
        ["source"] = Place(population, outcome, unit, variable),
        ["target"] = Place(population, outcome, unit, variable),
    };

    private static JsonArray Place(string population, SubmissionOutcome outcome, string unit, string variable) =>
        [new JsonArray(population, outcome.Structure, unit, variable)];

    private static string Description(Finding finding) =>
        finding.Value.Length > 0 ? $"Found {finding.Value}; expected {finding.Expected}." : $"Expected {finding.Expected}.";
}
