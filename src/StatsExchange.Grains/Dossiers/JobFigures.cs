// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Harmonisation;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;
using StayHarmonisation = StatsExchange.Domain.Harmonisation.StayHarmonisation;

namespace StatsExchange.Grains.Dossiers;

/// <summary>Figures taken from a reconciliation, where both offices may see all that they rest on of the two, and it has not been revised since.</summary>
internal sealed class JobFigures
{
    private readonly MirrorPair _pair;
    private readonly ReportedSide _origin;
    private readonly ReportedSide _destination;
    private readonly JobDetail _detail;
    private readonly Func<string, long, Task<SideRevision?>> _revisionSince;
    private readonly Func<string, long, Task<IReadOnlyList<SheetVersion>>> _sheetsAt;

    public JobFigures(
        MirrorPair pair,
        ReportedSide origin,
        ReportedSide destination,
        JobDetail detail,
        Func<string, long, Task<SideRevision?>> revisionSince,
        Func<string, long, Task<IReadOnlyList<SheetVersion>>> sheetsAt) =>
        (_pair, _origin, _destination, _detail, _revisionSince, _sheetsAt) = (pair, origin, destination, detail, revisionSince, sheetsAt);

    /// <exception cref="RefusedException">They may not be told, or are out of date.</exception>
    public async Task<ProposedContent> ReadAsync(FoundReconciliation found, TargetDefinition target)
    {
        if (found.Refusal is { } refusal)
        {
            throw refusal;
        }

        List<ReconciliationResult> results = [.. found.Results.Select(result => result.Read())];
        foreach (var result in results)
        {
            RequireShown(result);
            await RequireCurrentAsync(result, _pair.Origin, _origin, _destination);
            await RequireCurrentAsync(result, _pair.Destination, _destination, _origin);
        }

        var harmonisation = StayHarmonisation.Find(results[0].Harmonised);
        if (harmonisation is not null)
        {
            ProposalForm.RequireStay(target, harmonisation.TargetMonths);
        }

        List<ProposedFigure> figures =
            [.. results.OrderBy(result => result.TimePeriod, StringComparer.Ordinal).SelectMany(result => _detail.Of(result, harmonisation).Prepend(FigureOf(result)))];
        if (figures.Count > ProposalForm.MostFigures)
        {
            throw new RefusedException(
                ErrorReason.MethodNotApplicable, $"There are more than {ProposalForm.MostFigures} figures with their classes; open cases of fewer periods.");
        }

        return new ProposedContent($"{results[0].Method} {results[0].MethodVersion}", figures)
        {
            Parameters = results[0].Parameters,
            StayFactors = harmonisation is null ? "" : $"{harmonisation.Factors} {harmonisation.Factors.Version}",
            TargetStayMonths = harmonisation?.TargetMonths ?? 0,
        };
    }

    // What was used of a side must be what both may see of it.
    private void RequireShown(ReconciliationResult result)
    {
        var (period, used) = (result.TimePeriod, result.Cells[0]);
        if (!_origin.Scope.Covers(period) || !_destination.Scope.Covers(period))
        {
            throw new RefusedException(ErrorReason.NoAgreement, $"No agreement opens the figures of {period} to the partner.");
        }

        var corridor = new Corridor(CountryCode.Parse(_origin.Country), CountryCode.Parse(_destination.Country));
        var cells = CorridorTotals.Compare(
            _pair, corridor, _origin.Slice(period), _destination.Slice(period), CountedAlike.In(_pair, corridor, period, _origin.Sheets, _destination.Sheets));
        var only = ReconciliationMethods.Get(result.Method).Description.OnlySide;
        if (cells.Any(cell => (cell.Origin.Status == MirrorStatus.Suppressed && (used.HasOriginValue || only != ReportSide.Immigration))
            || (cell.Destination.Status == MirrorStatus.Suppressed && (used.HasDestinationValue || only != ReportSide.Emigration))))
        {
            throw new RefusedException(ErrorReason.MethodNotApplicable, $"The estimate of {period} rests on a figure that is withheld from one who would see what follows from it.");
        }
    }

    // That cells changed which the partner does not see is not for it to learn by a refusal.
    private async Task RequireCurrentAsync(ReconciliationResult result, MirrorSide rows, ReportedSide side, ReportedSide partner)
    {
        var read = result.Vintages.GetValueOrDefault(side.Country);
        if (side.Vintage > read && await _revisionSince(side.Country, read) is { ChangedCells: > 0 })
        {
            throw CaseRules.NotFit($"{side.Country} has sent figures of the case's periods since the reconciliation read them. Reconcile again.");
        }

        // Compared as sets: one that was withdrawn is in none of those that hold now.
        var now = SheetVersions.Of(side.Sheets.Of(rows, CountryCode.Parse(partner.Country)));
        if (!now.SequenceEqual(await _sheetsAt(side.Country, read)))
        {
            throw CaseRules.NotFit($"{side.Country} has registered or withdrawn series sheets of the case since the reconciliation read its figures. Reconcile again.");
        }
    }

    private static ProposedFigure FigureOf(ReconciliationResult result)
    {
        var cell = result.Cells[0];
        var figure = new ProposedFigure { TimePeriod = result.TimePeriod, Value = cell.Estimate };
        if (cell.HasLower)
        {
            figure.Lower = cell.Lower;
        }

        if (cell.HasUpper)
        {
            figure.Upper = cell.Upper;
        }

        return figure;
    }
}
