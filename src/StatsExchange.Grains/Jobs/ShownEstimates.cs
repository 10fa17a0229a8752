// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation;
using StatsExchange.V1;
using ComparedCorridor = StatsExchange.V1.ComparedCorridor;

namespace StatsExchange.Grains.Jobs;

/// <summary>
/// Says whether the estimate of a corridor may be told: where every report of that corridor it rests on may be shown to who is told. From a mean, a
/// corrected mean or an interval, and the other report, the one that may only be used could be worked out. It is the one rule of all who tell estimates
/// to others than the two ends: to a regional body, and to those it makes a snapshot for.
/// </summary>
/// <param name="shown">The members whose figures may be shown to who is told.</param>
internal sealed class ShownEstimates(HashSet<string> shown)
{
    /// <summary>Says of an estimate, factor or detail that it, or why there is none, follows from figures that may be used and not shown.</summary>
    public const string NotShown = "NOT_SHOWN";

    private const string Benchmark = "benchmark";

    /// <summary>Whether the figures of both ends may be shown.</summary>
    public bool AreEndsShown(string origin, string destination) => shown.Contains(origin) && shown.Contains(destination);

    /// <summary>Whether what the origin reported may be shown. A copy shows its source's number: it takes the permission of both.</summary>
    /// <param name="origin">The one end.</param>
    /// <param name="destination">The other.</param>
    /// <param name="note">What was noted of their reports.</param>
    public bool ShowsOrigin(string origin, string destination, string note) =>
        shown.Contains(origin) && (shown.Contains(destination) || !note.Contains(ReportedCorridor.OriginCopied, StringComparison.Ordinal));

    /// <summary>The same of what the destination reported.</summary>
    public bool ShowsDestination(string origin, string destination, string note) =>
        shown.Contains(destination) && (shown.Contains(origin) || !note.Contains(ReportedCorridor.DestinationCopied, StringComparison.Ordinal));

    /// <summary>Whether an estimate may be told to a regional body, whose steward chose the numbers that went into it.</summary>
    /// <param name="result">What it stands in.</param>
    /// <param name="cell">The corridor, with what both ends reported.</param>
    public bool Tells(ReconciliationResult result, EstimatedCorridor cell) => !AreHiddenHeldAgainst(result) && HiddenBy(result, cell) is null;

    /// <summary>The member whose reports keep an estimate from being told; null where none does.</summary>
    /// <param name="result">What it stands in.</param>
    /// <param name="cell">The corridor, with what both ends reported.</param>
    public string? HiddenBy(ReconciliationResult result, EstimatedCorridor cell) => HiddenBy(
        result.Method, result.Parameters, new Reports(cell.Origin, cell.Destination, cell.HasOriginValue, cell.HasDestinationValue, cell.Reason));

    /// <summary>Whether what a method says of a corridor may be told.</summary>
    /// <param name="comparison">What it stands in.</param>
    /// <param name="method">The method as it ran.</param>
    /// <param name="corridor">The corridor, with what both ends reported.</param>
    public bool Tells(MethodComparison comparison, ComparedMethod method, ComparedCorridor corridor) => !AreHiddenHeldAgainst(comparison, method) && HiddenBy(
        method.Method,
        method.Parameters,
        new Reports(corridor.Origin, corridor.Destination, corridor.HasOriginValue, corridor.HasDestinationValue, corridor.Remark)) is null;

    /// <summary>
    /// Whether the reason for having no estimate tells of reports alone, and nothing of how much they are; or of what became of them. Any other could be told
    /// only where the estimate could: that one of two reports is 0, for example, tells the one that is not shown.
    /// </summary>
    public static bool IsOfReports(string reason) =>
        reason.Split(' ')[0] is var code
        && (code == StandingEstimates.RestsOnWithheld || StandingEstimates.IsOfReports(code) || ReportedCorridor.IsNote(code));

    /// <summary>Whether all members whose figures were used may be shown.</summary>
    /// <param name="vintages">What was read, by member.</param>
    public bool AreAllShown(IReadOnlyDictionary<string, long> vintages) => vintages.Keys.All(shown.Contains);

    /// <summary>Whether numbers of the request were held against reports that may not be shown, so that all estimates tell of these.</summary>
    public bool AreHiddenHeldAgainst(ReconciliationResult result) =>
        !AreAllShown(result.Vintages) && ChosenNumbers.In(result.Method, result.Parameters, result.Harmonised).Any();

    /// <summary>The same of one of several methods.</summary>
    public bool AreHiddenHeldAgainst(MethodComparison comparison, ComparedMethod method) =>
        !AreAllShown(comparison.Vintages) && ChosenNumbers.In(method.Method, method.Parameters, comparison.Harmonised).Any();

    /// <summary>Whether reports that may not be shown are the yardstick, so that all estimates stand in their measure.</summary>
    public bool IsYardstickHidden(IDictionary<string, string> parameters) => HiddenYardstick(parameters) is not null;

    /// <summary>Whether a method may use what the origin reported: a copy that was left out, and a figure that could not be converted, say nothing.</summary>
    /// <param name="note">What was noted of their reports.</param>
    public static bool UsesOrigin(string note) => !Says(note, ReportedCorridor.OriginCopied) && !Says(note, ReportedCorridor.OriginNotConverted);

    /// <summary>The same of what the destination reported.</summary>
    public static bool UsesDestination(string note) => !Says(note, ReportedCorridor.DestinationCopied) && !Says(note, ReportedCorridor.DestinationNotConverted);

    private static bool Says(string note, string what) => note.Contains(what, StringComparison.Ordinal);

    private string? HiddenYardstick(IDictionary<string, string> parameters) =>
        parameters.TryGetValue(Benchmark, out var benchmark) && benchmark.Length > 0 ? IfHidden(benchmark.Split(':')[0]) : null;

    private string? HiddenBy(string method, IDictionary<string, string> parameters, Reports reports)
    {
        var description = ReconciliationMethods.Get(method).Description;

        // Transitions rest on another period too, of which the corridor does not say who reported it.
        var isOfAnyReport = description.Concept == EstimateConcept.Transitions;
        var usesOrigin = isOfAnyReport || (description.OnlySide != ReportSide.Immigration && reports.UsesOrigin);
        var usesDestination = isOfAnyReport || (description.OnlySide != ReportSide.Emigration && reports.UsesDestination);
        return HiddenYardstick(parameters)
            ?? (usesOrigin ? IfHidden(reports.Origin) : null)
            ?? (usesDestination ? IfHidden(reports.Destination) : null);
    }

    private string? IfHidden(string reporter) => shown.Contains(reporter) ? null : reporter;

    private readonly record struct Reports(string Origin, string Destination, bool HasOrigin, bool HasDestination, string Note)
    {
        public bool UsesOrigin => HasOrigin && ShownEstimates.UsesOrigin(Note);

        public bool UsesDestination => HasDestination && ShownEstimates.UsesDestination(Note);
    }
}
