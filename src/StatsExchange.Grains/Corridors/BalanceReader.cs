// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Domain;
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Reconciliation.NetMigration;
using StatsExchange.Domain.Sheets;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.V1;
using SeriesSheet = StatsExchange.Domain.Sheets.SeriesSheet;

namespace StatsExchange.Grains.Corridors;

/// <summary>Reads the figures of a country's population balance, all of one vintage.</summary>
internal sealed class BalanceReader(ICountryGrain country, SliceReader slices, ReadingRequest question)
{
    private const string Source = "SOURCE";

    // A population is the same by whatever people are told apart.
    private static readonly string[] PopulationPairs = ["birth", "citizenship"];

    private static readonly MirrorPair Residence = StructureCatalogue.FindMirrorPair("residence")!;

    /// <summary>The vintage read; 0 where nothing was.</summary>
    public long Revision { get; private set; }

    public static ReadFigure Given(string name, double value) => new(new BalanceFigure { Name = name, Status = BalanceFigureStatus.Given, Value = value }, IsShown: true);

    /// <summary>The total of arrivals or departures.</summary>
    public async Task<ReadFigure> FlowAsync(string name, string period, bool isArrival, CancellationToken cancellationToken)
    {
        var (figure, _) = await FigureAsync(name, period, Residence, isArrival ? Residence.Destination : Residence.Origin, cancellationToken);
        return figure;
    }

    /// <summary>The population at the start and at the end, as given or as the office's stocks have it.</summary>
    /// <exception cref="RefusedException">Nothing tells which stocks are those of the start and the end.</exception>
    public async Task<(ReadFigure Start, ReadFigure End)> PopulationsAsync(CheckNetMigrationRequest request, CancellationToken cancellationToken)
    {
        var start = request.HasPopulationAtStart ? Given("population_at_start", request.PopulationAtStart) : null;
        var end = request.HasPopulationAtEnd ? Given("population_at_end", request.PopulationAtEnd) : null;
        start ??= request.StockAtStart.Length > 0 ? await PopulationAsync("population_at_start", request.StockAtStart, cancellationToken) : null;
        end ??= request.StockAtEnd.Length > 0 ? await PopulationAsync("population_at_end", request.StockAtEnd, cancellationToken) : null;
        start ??= await FoundAsync("population_at_start", request.TimePeriod, isEnd: false, cancellationToken);
        end ??= await FoundAsync("population_at_end", request.TimePeriod, isEnd: true, cancellationToken);
        return (start, end);
    }

    // The stock of the first of January is that of the year before at its end.
    private async Task<ReadFigure> FoundAsync(string name, string flows, bool isEnd, CancellationToken cancellationToken)
    {
        var period = Period.Parse(flows);
        if (period.Frequency != Frequency.Annual)
        {
            throw NotTold(isEnd, "the flows are not of a year");
        }

        var lookedFor = new List<string>();
        var (isReported, isDated) = (false, false);
        foreach (var (year, month, day) in new[] { (period.Year + (isEnd ? 1 : 0), 1, 1), (period.Year - (isEnd ? 0 : 1), 12, 31) })
        {
            var stock = year.ToString("0000", CultureInfo.InvariantCulture);
            if (!Period.TryParse(stock, out _))
            {
                continue;
            }

            lookedFor.Add(stock);
            foreach (var pair in PopulationPairs.Select(PairOf))
            {
                var (figure, sheet) = await FigureAsync(name, stock, pair, pair.Destination, cancellationToken);
                if (figure.Told.Status == BalanceFigureStatus.Missing)
                {
                    continue;
                }

                if (IsOf(sheet, year, month, day))
                {
                    return figure;
                }

                isReported = true;
                isDated |= IsOf(sheet, year, 1, 1) || IsOf(sheet, year, 12, 31);
            }
        }

        // With no stocks at all there is nothing to choose between, and where the others are of the other day the one asked for is not there.
        return isReported && !isDated
            ? throw NotTold(isEnd, "no series sheet of the stocks states the first or the last day of the year as their reference date")
            : Missing(name, "", lookedFor);
    }

    private static bool IsOf(SeriesSheet? sheet, int year, int month, int day) =>
        sheet?.ReferenceDate is { Month: { } statedMonth, Day: { } statedDay } date
        && statedMonth == month && statedDay == day && (date.Year is null || date.Year == year);

    private static RefusedException NotTold(bool isEnd, string why) => RefusedException.Field(
        isEnd ? "stock_at_end" : "stock_at_start", $"expected the period of the stock, or {(isEnd ? "population_at_end" : "population_at_start")}, because {why}");

    private async Task<ReadFigure> PopulationAsync(string name, string period, CancellationToken cancellationToken)
    {
        var found = Missing(name, period);
        foreach (var pair in PopulationPairs.Select(PairOf))
        {
            (found, _) = await FigureAsync(name, period, pair, pair.Destination, cancellationToken);
            if (found.Told.Status != BalanceFigureStatus.Missing)
            {
                return found;
            }
        }

        return found;
    }

    private async Task<(ReadFigure Figure, SeriesSheet? Sheet)> FigureAsync(
        string name, string period, MirrorPair pair, MirrorSide side, CancellationToken cancellationToken)
    {
        var cell = await CellAsync(question.Use, period, pair, side, cancellationToken);
        var figure = new BalanceFigure { Name = name, Status = StatusOf(cell.Figure.Status), TimePeriod = period, Source = cell.Source };
        if (cell.Figure.Value is { } value)
        {
            figure.Value = value;
        }

        return (new ReadFigure(figure, await IsShownAsync(cell, period, pair, side, cancellationToken)), cell.Sheet);
    }

    // An agreement to estimate is none to show what was estimated from, and one to show the period may leave out the cell that the other includes.
    private async Task<bool> IsShownAsync(BalanceCell used, string period, MirrorPair pair, MirrorSide side, CancellationToken cancellationToken)
    {
        if (question.Region is null || used.Figure.Value is null)
        {
            return true;
        }

        foreach (var use in new[] { Use.Compare, Use.ForwardToRegion })
        {
            try
            {
                var shown = await CellAsync(use, period, pair, side, cancellationToken);
                if (shown.Figure.Value is { } value && value.Equals(used.Figure.Value) && shown.Source == used.Source)
                {
                    return true;
                }
            }
            catch (RefusedException refusal) when (refusal.Reason == ErrorReason.NoAgreement)
            {
                // The other use may be permitted.
            }
        }

        return false;
    }

    private async Task<BalanceCell> CellAsync(Use use, string period, MirrorPair pair, MirrorSide side, CancellationToken cancellationToken)
    {
        var reading = await country.ReadAsync(question with
        {
            Structure = side.Structure, PeriodFrom = period, PeriodTo = period, Use = use, AsOfSeq = Revision > 0 ? Revision : null, MinRevision = Revision,
        });
        Revision = reading.AsOf;
        if (!reading.Scope.Covers(period))
        {
            throw new RefusedException(ErrorReason.NoAgreement, $"No valid agreement of {reading.Country} covers its {side.Structure} figures of {period}.");
        }

        var reference = reading.Slices.FirstOrDefault(slice => slice.Period == period);
        var slice = reference is null ? null : (await slices.LoadAsync(reading, reference, cancellationToken)).Slice;
        var sheets = reading.Sheets();
        var point = new SeriesPoint(
            side.Structure, side.Filter["MEASURE"], side.Filter["BASIS"], side.Filter.GetValueOrDefault("CITIZENS") ?? "", "", Period.Parse(period), StandardCodes.Total);
        var found = PartnerTotal.Of(slice, pair, side, StandardCodes.Total, sheets.ReferenceSource(point));
        var source = found.Row >= 0 ? slice!.Columns[slice.Structure.SlicePositionOf(Source)][found.Row] : "";
        return new BalanceCell(found, source, sheets.Find(point with { Source = source }));
    }

    private static ReadFigure Missing(string name, string period, params IEnumerable<string> lookedFor) =>
        new(new BalanceFigure { Name = name, Status = BalanceFigureStatus.Missing, TimePeriod = period, LookedFor = { lookedFor } }, IsShown: true);

    private static MirrorPair PairOf(string id) => StructureCatalogue.FindMirrorPair(id)!;

    private static BalanceFigureStatus StatusOf(MirrorStatus status) => status switch
    {
        MirrorStatus.Reported => BalanceFigureStatus.Reported,
        MirrorStatus.Suppressed => BalanceFigureStatus.Suppressed,
        MirrorStatus.Ambiguous => BalanceFigureStatus.Ambiguous,
        MirrorStatus.Missing => BalanceFigureStatus.Missing,
        _ => BalanceFigureStatus.Included,
    };
}
