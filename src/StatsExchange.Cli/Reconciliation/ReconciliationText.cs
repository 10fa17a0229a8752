// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Text.Json.Nodes;
using Google.Protobuf;
using StatsExchange.Cli.Corridors;
using StatsExchange.Cli.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Reconciliation;

/// <summary>What a reconciliation found, as JSON and for the reader.</summary>
internal static class ReconciliationText
{
    private static readonly string[] FactorColumns = ["reporter", "immigration#", "emigration#", "remark"];
    private static readonly string[] CellColumns = ["origin", "destination", "origin reports#", "destination reports#", "estimate#", "lower#", "upper#", "remark"];
    private static readonly string[] TransitionColumns = ["origin", "destination", "stock, by origin#", "stock, by destination#", "transitions#", "lower#", "upper#", "remark"];
    private static readonly string[] ApartColumns = ["origin", "destination", "period", "origin adjusted#", "destination adjusted#", "round#"];
    private static readonly string[] PeriodColumns = ["period", "corridors#", "with estimate#", "fitted#", "factors in use#", "set apart#", "members without agreement#", "revised since the first"];
    private static readonly string[] FailedColumns = ["period", "because"];
    private static readonly string[] TotalColumns = ["origin", "destination", "total#", "lower#", "upper#", "corridors#", "without estimate#"];

    /// <summary>One period as the contract has it; of several each so, below what they have in common.</summary>
    public static JsonObject Json(JobResults found) => found.Results is [var only] && found.Job.PeriodFrom == found.Job.PeriodTo
        ? Json(found.Job, only)
        : new JsonObject
        {
            ["job"] = found.Job.Id,
            ["region"] = found.Job.Region,
            ["method"] = found.Job.Method,
            ["pair"] = found.Job.Pair,
            ["period_from"] = found.Job.PeriodFrom,
            ["period_to"] = found.Job.PeriodTo,
            ["periods"] = new JsonArray([.. found.Results.Select(result => Json(found.Job, result))]),
            ["failed_periods"] = FailedJson(found.Failed),
        };

    public static JsonObject Json(Job job, ReconciliationResult result)
    {
        var json = new JsonObject { ["job"] = job.Id, ["region"] = job.Region };
        foreach (var (name, value) in MessageJson.Of(result))
        {
            json[name == "time_period" ? "period" : name] = value?.DeepClone();
        }

        json["factors"] = FactorJson(result);
        json["cells"] = WithReasons(result.Cells);
        return json;
    }

    public static JsonArray FailedJson(IEnumerable<ReconciledPeriod> failed) =>
        [.. failed.Select(period => new JsonObject { ["period"] = period.TimePeriod, ["failure"] = period.Failure })];

    public static JsonArray FactorJson(ReconciliationResult result) => WithReasons(result.Factors);

    // The hub sends an empty text where there is nothing to give a reason for.
    private static JsonArray WithReasons<T>(IEnumerable<T> items)
        where T : IMessage
    {
        var array = MessageJson.Of(items);
        foreach (var item in array.Where(item => (string?)item!["reason"] == ""))
        {
            item!["reason"] = null;
        }

        return array;
    }

    /// <summary>One result in full, several in brief, and why periods have none.</summary>
    public static void Show(Output output, JobResults found)
    {
        var (job, results) = (found.Job, found.Results);
        if (results is [var only])
        {
            Show(output, job, only);
        }
        else if (results.Count > 1)
        {
            output.Show(FigureTable.Of($"{job.Id}: {job.Method}, pair {job.Pair}", PeriodColumns, results.Select(PeriodRow)));
            output.Line($"One period in full: statsx job show {job.Id} --period {results[0].TimePeriod}");
        }

        if (found.Failed.Count > 0)
        {
            output.Show(FigureTable.Of("Periods without result", FailedColumns, found.Failed.Select(period => new[] { period.TimePeriod, period.Failure })));
        }
    }

    private static string[] PeriodRow(ReconciliationResult result) =>
    [
        result.TimePeriod,
        Figures.Count(result.Cells.Count),
        Figures.Count(result.Cells.Count(cell => cell.HasEstimate)),
        Figures.Count(result.Cells.Count(cell => cell.Fitted)),
        result.Factors.Count > 0 ? Figures.Count(result.Factors.Count(factor => factor is { HasFactor_: true, Reason.Length: 0 })) : Figures.Dash,
        Figures.Count(result.Residuals.Count(residual => residual.SetApartInRound > 0)),
        Figures.Count(result.WithoutAgreement.Count),
        Figures.Text(string.Join(", ", result.RevisedMembers)),
    ];

    private static void Show(Output output, Job job, ReconciliationResult result)
    {
        output.Line($"{job.Id}: {result.Method} {result.MethodVersion}, pair {result.Pair}, {result.TimePeriod}{Parameters(result)}");
        if (result.Factors.Any(factor => factor.HasFactor_))
        {
            output.Show(FactorTable(result));
        }

        // Corridors of which nothing is known are counted below, by reason.
        List<EstimatedCorridor> known = [.. result.Cells.Where(cell => cell.HasOriginValue || cell.HasDestinationValue || cell.HasEstimate)];
        if (known.Count > 0)
        {
            output.Show(FigureTable.Of("Estimates", result.AreTransitions ? TransitionColumns : CellColumns, known.Select(cell => CellRow(cell, result.AreTransitions))));
        }

        DetailText.Show(output, result);
        if (result.Residuals.Any(residual => residual.SetApartInRound > 0))
        {
            output.Show(FigureTable.Of("Corridors set apart, whose two figures do not fit the others", ApartColumns, result.Residuals
                .Where(residual => residual.SetApartInRound > 0).Select(ApartRow)));
        }

        if (result.Totals.Count > 0)
        {
            output.Show(FigureTable.Of("Totals of the estimates", TotalColumns, result.Totals.Select(TotalRow)));
        }

        foreach (var line in ReconciliationReport.Lines(result))
        {
            output.Line(line);
        }

        LeftOut.Show(output, result.WithoutAgreement);
    }

    public static FigureTable FactorTable(ReconciliationResult result) => FigureTable.Of("Correction factors", FactorColumns, result.Factors
        .GroupBy(f => f.Reporter)
        .Select(reports => new[]
        {
            Figures.Party(reports.Key),
            FactorOf(reports, Side.Immigration),
            FactorOf(reports, Side.Emigration),
            Remark(reports),
        }));

    private static string FactorOf(IEnumerable<Factor> reports, Side side) =>
        Figures.Ratio(reports.FirstOrDefault(f => f.Side == side && f.HasFactor_)?.Factor_);

    private static string Remark(IEnumerable<Factor> reports)
    {
        var reasons = reports.Where(f => f.Reason.Length > 0).Select(f => (f.Side, f.Reason)).ToArray();
        return reasons.Length == 2 && reasons[0].Reason == reasons[1].Reason
            ? Words(reasons[0].Reason)
            : string.Join("; ", reasons.Select(r => $"{ShortNames.Of(r.Side).ToLowerInvariant()}: {Words(r.Reason)}"));
    }

    private static string[] CellRow(EstimatedCorridor cell, bool isTransition) =>
    [
        Figures.Party(cell.Origin),
        Figures.Party(cell.Destination),
        Figures.Value(cell.HasOriginValue ? cell.OriginValue : null),
        Figures.Value(cell.HasDestinationValue ? cell.DestinationValue : null),
        Figures.Value(cell.HasEstimate ? cell.Estimate : null),
        Figures.Value(cell.HasLower ? cell.Lower : null),
        Figures.Value(cell.HasUpper ? cell.Upper : null),
        cell.Fitted ? isTransition ? "from stocks" : "fitted" : Words(cell.Reason),
    ];

    private static string[] ApartRow(CorridorResidual residual) =>
    [
        Figures.Party(residual.Origin),
        Figures.Party(residual.Destination),
        residual.TimePeriod,
        Figures.Value(residual.HasOriginAdjusted ? residual.OriginAdjusted : null),
        Figures.Value(residual.HasDestinationAdjusted ? residual.DestinationAdjusted : null),
        residual.SetApartInRound.ToString(CultureInfo.InvariantCulture),
    ];

    private static string[] TotalRow(EstimatedTotal total) =>
    [
        total.Origin.Length > 0 ? Figures.Party(total.Origin) : "all",
        total.Destination.Length > 0 ? Figures.Party(total.Destination) : "all",
        Figures.Value(total.Estimate),
        Figures.Value(total.Lower),
        Figures.Value(total.Upper),
        total.Corridors.ToString(CultureInfo.InvariantCulture),
        total.WithoutEstimate.ToString(CultureInfo.InvariantCulture),
    ];

    // Reasons are codes for programs; NOT_REPORTED reads as "not reported".
    private static string Words(string reason) => reason.Replace('_', ' ').ToLowerInvariant();

    private static string Parameters(ReconciliationResult result) => result.Parameters.Count == 0
        ? ""
        : " (" + string.Join(", ", result.Parameters.OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key} = {p.Value}")) + ")";
}
