// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Alignment;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Reconciliation.Detail;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;
using Case = StatsExchange.V1.Case;
using MirrorCell = StatsExchange.Domain.Corridors.MirrorCell;

namespace StatsExchange.Grains.Dossiers;

/// <summary>
/// Says whether the figures that a proposal was worked out from show now, as they were at the vintages it rests on: what is closed, confidential, under
/// embargo, deleted or withdrawn since hides what follows from it. Each side is read once for all proposals that rest on the same of it.
/// </summary>
internal sealed class ShownGrounds
{
    private readonly SideReader _sides;
    private readonly Caller _caller;
    private readonly Dictionary<string, ReportedSide> _read = new(StringComparer.Ordinal);

    public ShownGrounds(SideReader sides, Caller caller) => (_sides, _caller) = (sides, caller);

    /// <summary>The one side the figures of a proposal follow from; null where they follow from both, as classes of a reconciliation always do.</summary>
    public static ReportSide? OnlySideOf(Proposal proposal)
    {
        if (proposal.Reconciliation.Length > 0 && proposal.Figures.Any(figure => figure.Dimensions.Count > 0))
        {
            return null;
        }

        // A method is named with its version.
        return ReconciliationMethods.Find(proposal.Method.Split(' ')[0])?.Description.OnlySide;
    }

    /// <summary>Whether all of them may be seen by who asks.</summary>
    public async Task<bool> AreShownAsync(Case @case, Proposal proposal)
    {
        try
        {
            return await FindWithheldAsync(@case, proposal, isForBoth: false) is null;
        }
        catch (RefusedException refusal) when (refusal.Reason == ErrorReason.NoAgreement)
        {
            return false;
        }
    }

    /// <summary>Refuses a proposal unless all may be seen by both, and by others too where they are told what is agreed.</summary>
    public async Task RequireAsync(Case @case, Proposal proposal)
    {
        if (await FindWithheldAsync(@case, proposal, isForBoth: true) is { } country)
        {
            throw CaseRules.NotFit($"{country} withholds figures by now that proposal {proposal.Id} was worked out from, or took them back. Propose anew.");
        }
    }

    private async Task<string?> FindWithheldAsync(Case @case, Proposal proposal, bool isForBoth)
    {
        var pair = CorridorFields.Pair(@case.Pair);
        var origin = await ReadAsync(@case, proposal, pair.Origin, @case.Origin, isForBoth);
        var destination = await ReadAsync(@case, proposal, pair.Destination, @case.Destination, isForBoth);
        var cells = proposal.Figures
            .GroupBy(figure => figure.TimePeriod, StringComparer.Ordinal)
            .SelectMany(period => CellsOf(pair, period.Key, [.. period], origin, destination))
            .Select(cell => cell is { } there && isForBoth && IsForOthers(proposal) ? WithoutCopies(there, pair, origin, destination) : cell)
            .ToList();
        var only = OnlySideOf(proposal);
        return only != ReportSide.Immigration && !IsShown(origin, cell => cell.Origin) ? @case.Origin
            : only != ReportSide.Emigration && !IsShown(destination, cell => cell.Destination) ? @case.Destination
            : null;

        bool IsShown(ReportedSide side, Func<MirrorCell, MirrorFigure> of) =>
            proposal.Figures.All(figure => side.Scope.Covers(figure.TimePeriod))
            && cells.TrueForAll(cell => cell is { } there && of(there).Status != MirrorStatus.Suppressed);
    }

    // Null for a cell that is not there any more.
    private static IEnumerable<MirrorCell?> CellsOf(MirrorPair pair, string period, IReadOnlyList<ProposedFigure> figures, ReportedSide origin, ReportedSide destination)
    {
        var corridor = CorridorOf(origin, destination);
        var narrowing = CountedAlike.In(pair, corridor, period, origin.Sheets, destination.Sheets);
        var totals = CorridorTotals.Compare(pair, corridor, origin.Slice(period), destination.Slice(period), narrowing);
        IEnumerable<MirrorCell?> found = totals.IsEmpty ? [null] : totals.Cast<MirrorCell?>();
        string[] divided = [.. figures.SelectMany(figure => figure.Dimensions.Keys).Distinct(StringComparer.Ordinal)];
        if (divided.Length == 0 || totals.IsEmpty)
        {
            return found;
        }

        var options = CorridorTotals.Narrow(pair, narrowing);
        var classes = CorridorAlignment.Compare(
                pair, corridor, origin.Slice(period), destination.Slice(period), options with { Filter = options.Filter.RemoveRange(divided) }).Cells
            .ToLookup(cell => new DetailFigure(period, divided.Select(id => KeyValuePair.Create(id, cell.Key[id]!)), 0).Key, StringComparer.Ordinal);
        return found.Concat(figures
            .Where(figure => figure.Dimensions.Count > 0)
            .Select(figure => classes[new DetailFigure(period, figure.Dimensions, 0).Key])
            .SelectMany(same => same.Any() ? same.Cast<MirrorCell?>() : [null]));
    }

    // A copy tells others the very figure that its source withholds.
    private static MirrorCell WithoutCopies(MirrorCell cell, MirrorPair pair, ReportedSide origin, ReportedSide destination) => CopiedFigures.Withhold(
        cell,
        origin.Cells(cell.Period, null, pair.Origin, destination.Country),
        destination.Cells(cell.Period, null, pair.Destination, origin.Country));

    private static Corridor CorridorOf(ReportedSide origin, ReportedSide destination) =>
        new(CountryCode.Parse(origin.Country), CountryCode.Parse(destination.Country));

    private static bool IsForOthers(Proposal proposal) => proposal.ReleaseClass is ReleaseClass.Region or ReleaseClass.Public;

    private async Task<ReportedSide> ReadAsync(Case @case, Proposal proposal, MirrorSide side, string country, bool isForBoth)
    {
        var vintage = @case.VintageOf(proposal, country);
        var question = new ReadingRequest(side.Structure, @case.PeriodFrom, @case.PeriodTo, Use.Compare)
        {
            ShownTo = isForBoth && country == _caller.Country ? @case.PartnerOf(country) : null,
            LeavesOutConfidential = isForBoth && IsForOthers(proposal),
            Classes = FixedClasses.Of(side, proposal.Figures),
        };
        var key = $"{country} {question.PeriodFrom} {question.PeriodTo} {@case.Pair} {vintage} {question.ShownTo} {question.LeavesOutConfidential} {string.Join(',', question.Classes)}";
        if (!_read.TryGetValue(key, out var read))
        {
            read = await _sides.ReadAtAsync(side, country, question, vintage, CancellationToken.None);
            _read.Add(key, read);
        }

        return read;
    }
}
