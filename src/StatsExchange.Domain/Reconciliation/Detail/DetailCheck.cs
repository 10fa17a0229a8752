// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Reconciliation.Detail;

/// <summary>
/// Checks that figures of classes agree with their totals: the total of a period is there, and what is divided by several dimensions is there
/// undivided by each of them; classes that are the whole of a class add up to it, and no parts exceed it. People of no class (_U, _O, _Z) belong
/// to the total. A class that is not stated is missing, which is not 0.
/// </summary>
public static class DetailCheck
{
    /// <summary>How far sums may be from their total, relative to it: the rounding of the numbers themselves.</summary>
    public const double Tolerance = 1e-9;

    /// <summary>Checks the figures of a corridor.</summary>
    /// <param name="pair">What they are figures of: its matched additive dimensions divide them.</param>
    /// <param name="figures">The figures, of any number of periods.</param>
    /// <returns>The faults; none where the figures agree.</returns>
    public static ImmutableArray<DetailFault> Check(MirrorPair pair, IReadOnlyList<DetailFigure> figures)
    {
        var dimensions = DimensionsOf(pair);
        ImmutableArray<DetailFault> unreadable = [.. figures.Index().SelectMany(entry => CodeFaults(dimensions, entry.Index, entry.Item))];
        if (!unreadable.IsEmpty)
        {
            return unreadable;
        }

        var byKey = figures.Index().ToLookup(entry => entry.Item.Key, StringComparer.Ordinal);
        ImmutableArray<DetailFault> unplaced = [.. figures.Index().SelectMany(entry => PlaceFaults(byKey, entry.Index, entry.Item))];
        return unplaced.IsEmpty
            ? [.. dimensions.Values.Where(dimension => figures.Any(figure => figure.Classes.ContainsKey(dimension.Id))).SelectMany(dimension => SumFaults(figures, dimension))]
            : unplaced;
    }

    /// <summary>The dimensions that figures of a pair are divided by, by id.</summary>
    public static ImmutableSortedDictionary<string, Dimension> DimensionsOf(MirrorPair pair)
    {
        var structure = StructureCatalogue.Find(pair.Destination.Structure)!;
        return pair.Matched
            .Select(id => structure.FindDimension(id)!)
            .Where(dimension => dimension.Role == DimensionRole.Additive)
            .ToImmutableSortedDictionary(dimension => dimension.Id, dimension => dimension, StringComparer.Ordinal);
    }

    private static IEnumerable<DetailFault> CodeFaults(ImmutableSortedDictionary<string, Dimension> dimensions, int index, DetailFigure figure)
    {
        foreach (var (id, code) in figure.Classes)
        {
            if (!dimensions.TryGetValue(id, out var dimension))
            {
                yield return new DetailFault(index, id, $"one of the dimensions {string.Join(", ", dimensions.Keys)}");
            }
            else if (dimension.Codes.Canonical(code) != code)
            {
                yield return new DetailFault(index, id, dimension.Codes.Expectation);
            }
        }
    }

    private static IEnumerable<DetailFault> PlaceFaults(ILookup<string, (int Index, DetailFigure Item)> byKey, int index, DetailFigure figure)
    {
        if (byKey[figure.Key].First().Index != index)
        {
            yield return new DetailFault(index, null, "each class of a period once") { IsRepeated = true };
        }

        foreach (var id in figure.Classes.Keys.Where(id => !byKey[figure.KeyAt(id, StandardCodes.Total)].Any()))
        {
            yield return new DetailFault(index, id, $"among the figures also the total it is a part of: {Named(figure, id, StandardCodes.Total)}");
        }
    }

    private static IEnumerable<DetailFault> SumFaults(IReadOnlyList<DetailFigure> figures, Dimension dimension)
    {
        var alike = figures.Index().ToLookup(entry => entry.Item.KeyAt(dimension.Id, StandardCodes.Total), StringComparer.Ordinal);
        return alike.SelectMany(group => group.Select(entry => SumFault(entry.Index, entry.Item, [.. group.Select(other => other.Item)], dimension))).OfType<DetailFault>();
    }

    private static DetailFault? SumFault(int index, DetailFigure whole, IReadOnlyCollection<DetailFigure> alike, Dimension dimension)
    {
        var (id, code) = (dimension.Id, whole[dimension.Id]);
        var isTotal = code == StandardCodes.Total;
        var classification = dimension.Codes.Classification;
        if ((isTotal ? classification?.Whole : classification?.RangeOf(code)) is not { } range)
        {
            // Who is in which class of an open list is not known: each of them is in the total.
            return isTotal && alike.Any(part => part.Value > Above(whole.Value)) ? Exceeded(index, whole, dimension) : null;
        }

        var unknown = isTotal ? alike.Where(part => StandardCodes.IsResidual(part[id])).Sum(part => part.Value) : 0;
        var sums = PartSums.Of(range, [
            .. from part in alike
               where part[id] != code
               let stretch = classification!.RangeOf(part[id])
               where stretch is not null && range.Contains(stretch.Value)
               select (stretch.Value, part.Value),
        ]);
        return sums.Largest + unknown > Above(whole.Value) ? Exceeded(index, whole, dimension)
            : sums is { LeastWhole: { } least, MostWhole: { } most } && !(Agree(least + unknown, whole.Value) && Agree(most + unknown, whole.Value))
                ? new DetailFault(index, null, $"the sum of the classes of {id} that are all of {Named(whole, id, code)}")
                : null;
    }

    private static DetailFault Exceeded(int index, DetailFigure whole, Dimension dimension) =>
        new(index, null, $"no less than the classes of {dimension.Id} in {Named(whole, dimension.Id, whole[dimension.Id])} together");

    private static double Above(double value) => value * (1 + Tolerance);

    private static bool Agree(double left, double right) => Math.Abs(left - right) <= Tolerance * Math.Max(left, right);

    private static string Named(DetailFigure figure, string dimension, string code) =>
        $"{figure.Period}, {string.Join(", ", figure.Classes.SetItem(dimension, code).Select(pair => $"{pair.Key} {pair.Value}"))}";
}
