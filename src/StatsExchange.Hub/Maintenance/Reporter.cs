// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using StatsExchange.Journal.Integrity;

namespace StatsExchange.Hub.Maintenance;

/// <summary>Results on standard output, for a reader or as JSON; progress on standard error.</summary>
internal sealed class Reporter(TextWriter output, TextWriter error, bool json) : IProgress<IntegrityProgress>
{
    private static readonly JsonSerializerOptions JsonOptions = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _gate = new();
    private string? _stage;
    private long _told;

    /// <summary>Says what begins now.</summary>
    public void Begin(string stage)
    {
        _stage = stage;
        _told = 0;
        error.WriteLine(stage + " …");
    }

    /// <inheritdoc/>
    public void Report(IntegrityProgress value)
    {
        lock (_gate)
        {
            var quarter = value.Total == 0 ? 0 : value.Done * 4 / value.Total;
            if (quarter > _told)
            {
                _told = quarter;
                error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"  {_stage}: {value.Table}, {value.Done:N0} of {value.Total:N0} rows"));
            }
        }
    }

    /// <summary>Prints a check and what is known besides.</summary>
    public void Write(JsonObject facts, CheckResult result, string done)
    {
        var report = result.Report;
        if (json)
        {
            foreach (var (name, value) in Facts(report))
            {
                facts[name] = value;
            }

            facts["signatures_verified"] = result.Contents.VerifiesSignatures;
            facts["held"] = result.Held is { } held ? HeldText.Facts(held) : null;
            output.WriteLine(facts.ToJsonString(JsonOptions));
            return;
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Heads.Streams.Length:N0} streams, {report.Entries:N0} entries, {report.Commands:N0} commands, {report.Blocks:N0} blocks, {report.States:N0} saved states."));
        foreach (var finding in report.Findings)
        {
            output.WriteLine(finding.ToString());
        }

        if (report.Problems > report.Findings.Length)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"… and {report.Problems - report.Findings.Length:N0} more."));
        }

        foreach (var line in result.Held is { } compared ? HeldText.Lines(compared) : [])
        {
            output.WriteLine(line);
        }

        if (!result.Contents.VerifiesSignatures)
        {
            output.WriteLine("The signatures of receipts were not verified: no key was named (--trust).");
        }

        output.WriteLine(report.IsWhole ? done : string.Create(CultureInfo.InvariantCulture, $"The journal is not whole: {report.Problems:N0} problems."));
    }

    /// <summary>A line beside the result.</summary>
    public void Note(string text) => error.WriteLine(text);

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Facts(IntegrityReport report) =>
    [
        new("whole", report.IsWhole),
        new("cursor", report.Heads.Cursor),
        new("streams", report.Heads.Streams.Length),
        new("entries", report.Entries),
        new("commands", report.Commands),
        new("blocks", report.Blocks),
        new("saved_states", report.States),
        new("problems", report.Problems),
        new("findings", new JsonArray([.. report.Findings.Select(finding => new JsonObject
        {
            ["table"] = finding.Table,
            ["stream"] = finding.Stream?.ToString(),
            ["seq"] = finding.Seq,
            ["problem"] = finding.Problem,
        })])),
    ];
}
