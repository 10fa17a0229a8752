// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Reconciliation.Completion;

namespace StatsExchange.Domain.Reconciliation.FromStocks;

/// <summary>The stocks of a region at the start and at the end of an interval, and the parameters that methods from stocks share.</summary>
internal sealed class StockRegion
{
    public const string StartPeriod = "start";

    public StockRegion(ReconciliationInput input, IReadOnlyDictionary<string, string> parameters, IReadOnlyDictionary<string, NativePopulation> natives)
    {
        var (start, prefer) = Read(input, parameters);
        var before = input.OtherPeriods.FirstOrDefault(p => p.Period == start)?.Figures
            ?? throw new ReconciliationException(
                ReconciliationError.InvalidParameter, StartPeriod, $"There are no stocks of the period '{start}'.");
        Start = Table(input, new RegionTable(input, before, prefer), c => natives.GetValueOrDefault(c)?.Start ?? Reported(input, start, c));
        End = Table(input, new RegionTable(input, input.Figures, prefer), c => natives.GetValueOrDefault(c)?.End ?? Reported(input, input.Period, c));
    }

    public static ParameterDescription[] Shared { get; } =
    [
        new ParameterDescription(StartPeriod, "the period of the stocks at the start of the interval, for example 2010; those reconciled are the end", null),
        new ParameterDescription(PreferredSide.Parameter, "which stock is taken where both sides report: destination, origin or mean", PreferredSide.Destination),
    ];

    public StockTable Start { get; }

    public StockTable End { get; }

    /// <summary>Reads the parameters that methods from stocks share.</summary>
    public static (string Start, Func<CorridorFigure, double?> Prefer) Read(ReconciliationInput region, IReadOnlyDictionary<string, string> parameters)
    {
        if (region.Kind != FigureKind.Stocks)
        {
            throw new ReconciliationException(ReconciliationError.WrongKind, "pair", "The method makes flows from stocks, and these figures are flows.");
        }

        var start = parameters[StartPeriod];
        if (region.Period is { } end && string.CompareOrdinal(start, end) >= 0)
        {
            throw new ReconciliationException(ReconciliationError.InvalidParameter, StartPeriod, $"The start, '{start}', is not before the period of the end, {end}.");
        }

        return (start, PreferredSide.Read(parameters[PreferredSide.Parameter]));
    }

    /// <summary>One estimate per corridor from transitions by origin and destination, row by row.</summary>
    public static IEnumerable<CorridorEstimate> Estimates(ReconciliationInput input, Func<int, double?> transitions) => input.Figures.Select(f =>
        transitions((input.IndexOf(f.Origin) * input.Countries.Length) + input.IndexOf(f.Destination)) is { } value
            ? CorridorEstimate.Of(f, value) with { IsFitted = true }
            : CorridorEstimate.None(f, EstimateReason.StockUnknown));

    /// <summary>Reads natives, written AUT:start/end/births/deaths; an empty start or end is the stock the office reports of its own people.</summary>
    public static Dictionary<string, NativePopulation> Natives(string id, string text)
    {
        var natives = new Dictionary<string, NativePopulation>(StringComparer.Ordinal);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var fields = part.Split(':', '/');
            double?[] numbers = [.. fields.Skip(1).Select(Number)];
            if (fields.Length != 5
                || numbers.Any(number => number is { } given && !double.IsFinite(given))
                || numbers is not [var start, var end, { } births, { } deaths])
            {
                throw new ReconciliationException(
                    ReconciliationError.InvalidParameter, id, $"'{part}' is not the natives of one country, for example LAO:6100000/6500000/900000/300000, or LAO://900000/300000 where they are reported.");
            }

            if (!natives.TryAdd(fields[0], new NativePopulation(fields[0], start, end, births, deaths)))
            {
                throw new ReconciliationException(ReconciliationError.InvalidParameter, id, $"The natives of {fields[0]} are stated twice.");
            }
        }

        return natives;
    }

    private static double? Number(string text) =>
        text.Length == 0 ? null : ParameterNumber.Of(text) ?? double.NaN;

    private static double? Reported(ReconciliationInput input, string? period, string country) =>
        input.Natives.FirstOrDefault(native => native.Period == period && native.Country == country)?.Value;

    private static StockTable Table(ReconciliationInput input, RegionTable table, Func<string, double?> natives) => new(
        input.Countries,
        from i in table.Indices() from j in table.Indices() select i == j ? natives(input.Countries[i]) : table[i, j]);
}
