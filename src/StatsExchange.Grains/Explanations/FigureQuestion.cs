// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Snapshots;
using StatsExchange.V1;
using Dimension = StatsExchange.Domain.Structures.Dimension;
using DimensionRole = StatsExchange.Domain.Structures.DimensionRole;
using MirrorPair = StatsExchange.Domain.Structures.MirrorPair;

namespace StatsExchange.Grains.Explanations;

/// <summary>Which figure is asked about.</summary>
/// <param name="Corridor">The move.</param>
/// <param name="Pair">What is reported of it.</param>
/// <param name="Period">The period observed.</param>
/// <param name="Codes">Codes of all matched dimensions that snapshots have, by id.</param>
internal sealed record FigureQuestion(Corridor Corridor, MirrorPair Pair, string Period, ImmutableSortedDictionary<string, string> Codes)
{
    public string Origin => Corridor.Origin.Value;

    public string Destination => Corridor.Destination.Value;

    /// <exception cref="RefusedException">A field is not as it must be.</exception>
    public static FigureQuestion Read(ExplainFigureRequest request)
    {
        var corridor = CorridorFields.Read(request.Origin, request.Destination);
        var pair = CorridorFields.Pair(request.Pair);
        if (!Domain.Period.TryParse(request.TimePeriod, out var period))
        {
            throw RefusedException.Field("time_period", "expected a period such as 2015");
        }

        var dimensions = Asked(pair);
        var codes = dimensions.ToImmutableSortedDictionary(dimension => dimension.Id, DefaultOf, StringComparer.Ordinal).Add("FREQ", period.FrequencyCode);
        foreach (var (id, text) in request.Dimensions)
        {
            var asked = dimensions.Find(dimension => dimension.Id == id)
                ?? throw RefusedException.Field($"dimensions.{id}", $"expected one of {string.Join(", ", dimensions.Select(dimension => dimension.Id))}");
            codes = codes.SetItem(id, asked.Codes.Canonical(text) ?? throw RefusedException.Field($"dimensions.{id}", $"expected {asked.Codes.Expectation}"));
        }

        return new FigureQuestion(corridor, pair, period.ToString(), codes);
    }

    /// <summary>The key of CONSOLIDATED a figure stands at.</summary>
    public string KeyOf(string figure)
    {
        var side = figure == ConsolidatedKeys.OriginFigure ? Pair.Origin : Pair.Destination;
        var reported = StructureCatalogue.Find(side.Structure)!;
        return SnapshotRows.KeyOf(ConsolidatedKeys.Dimensions.Select(dimension => dimension.Id switch
        {
            "ORIGIN" => Origin,
            "DESTINATION" => Destination,
            "PAIR" => Pair.Id,
            "FIGURE" => figure,
            var id => Codes.GetValueOrDefault(id) ?? side.Filter.GetValueOrDefault(id) ?? reported.FindDimension(id)?.Default ?? StandardCodes.NotApplicable,
        }));
    }

    /// <summary>The same corridor's figure of another period and class, as a case has it.</summary>
    public FigureQuestion At(ProposedFigure figure) => this with
    {
        Period = figure.TimePeriod,
        Codes = Asked(Pair).ToImmutableSortedDictionary(dimension => dimension.Id, DefaultOf, StringComparer.Ordinal)
            .Add("FREQ", Domain.Period.Parse(figure.TimePeriod).FrequencyCode)
            .SetItems(figure.Dimensions),
    };

    /// <summary>Whether a figure of a case is of the same classes.</summary>
    public bool IsOf(ProposedFigure figure) =>
        figure.TimePeriod == Period
        && figure.Dimensions.All(named => Codes.GetValueOrDefault(named.Key) == named.Value)
        && Asked(Pair).TrueForAll(dimension => figure.Dimensions.ContainsKey(dimension.Id) || Codes[dimension.Id] == DefaultOf(dimension));

    private static string DefaultOf(Dimension dimension) => dimension.Default ?? StandardCodes.Total;

    // The period tells its frequency, and what snapshots have no dimension for they hold one code of.
    private static List<Dimension> Asked(MirrorPair pair)
    {
        var structure = StructureCatalogue.Find(pair.Destination.Structure)!;
        return
        [
            .. pair.Matched
                .Where(id => ConsolidatedKeys.PositionOf(id) >= 0)
                .Select(id => structure.FindDimension(id)!)
                .Where(dimension => dimension.Role != DimensionRole.Frequency),
        ];
    }
}
