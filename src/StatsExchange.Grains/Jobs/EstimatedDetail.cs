// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation.Detail;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;
using Dimension = StatsExchange.Domain.Structures.Dimension;

namespace StatsExchange.Grains.Jobs;

/// <summary>Divides the estimates of a reconciliation by sex and age, or what else was asked for, consistent with their totals.</summary>
internal static class EstimatedDetail
{
    /// <summary>The dimensions that estimates of a result are divided by, in ordinal order.</summary>
    public static IEnumerable<string> DimensionsOf(ReconciliationResult result) =>
        result.Cells.SelectMany(cell => cell.Detail).SelectMany(part => part.Dimensions.Keys).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    public static void Add(
        StartReconciliationRequest asked, MirrorPair pair, RegionReading reading, ReconciliationResult result, CancellationToken cancellationToken)
    {
        if (asked.Detail.Count == 0)
        {
            return;
        }

        var known = DetailCheck.DimensionsOf(pair);
        ImmutableArray<Dimension> dimensions = [.. asked.Detail.Select(id => known[id])];
        var opened = reading.Readable.Where(member => Opens(member, pair, result.TimePeriod, asked.Detail)).Select(member => member.Country).ToHashSet(StringComparer.Ordinal);
        foreach (var cell in result.Cells.Where(cell => cell.HasEstimate))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!opened.Contains(cell.Origin) || !opened.Contains(cell.Destination))
            {
                cell.DetailReason = $"{string.Join(", ", asked.Detail)}: {ResultRelease.NoAgreement}";
                continue;
            }

            var classes = reading.Figures.Classes(cell.Origin, cell.Destination, asked.Detail).ToList();
            var worked = SharedDetail.Of(result.TimePeriod, cell.Estimate, dimensions, classes);
            cell.DetailReason = worked.Obstacle is { } obstacle ? $"{obstacle.Classes}: {obstacle.Reason}" : "";
            cell.Detail.AddRange(worked.Figures.Select(figure => new DetailEstimate { Dimensions = { figure.Classes }, Estimate = figure.Value }));
        }
    }

    // A class that is not opened would look as if nobody had reported it.
    private static bool Opens(MemberReading member, MirrorPair pair, string period, IEnumerable<string> dimensions)
    {
        KeyValuePair<string, string>[] classes = [.. dimensions.Select(dimension => KeyValuePair.Create(dimension, StandardCodes.Unknown))];
        return member.Readings![0].Scope.Opens(StructureCatalogue.Find(pair.Origin.Structure)!, period, [.. pair.Origin.Filter, .. classes])
            && member.Readings[^1].Scope.Opens(StructureCatalogue.Find(pair.Destination.Structure)!, period, [.. pair.Destination.Filter, .. classes]);
    }
}
