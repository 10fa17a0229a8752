// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>
/// The multiplicative components of a flow table, n_ij = T·O_i·D_j·OD_ij (Rogers, Willekens, Little and Raymer 2002): T is the sum of all
/// flows, O_i the share that leaves i, D_j the share that reaches j, and OD_ij the ratio of a flow to what it would be if destinations did not
/// depend on origins. OD_ij is not defined where nobody leaves i or nobody reaches j.
/// </summary>
public sealed record MultiplicativeComponents
{
    private MultiplicativeComponents(
        ImmutableArray<string> origins,
        ImmutableArray<string> destinations,
        double total,
        ImmutableArray<double> originShares,
        ImmutableArray<double> destinationShares,
        ImmutableArray<double?> interactions)
    {
        Origins = origins;
        Destinations = destinations;
        Total = total;
        OriginShares = originShares;
        DestinationShares = destinationShares;
        Interactions = interactions;
    }

    /// <summary>The names of the origins.</summary>
    public ImmutableArray<string> Origins { get; }

    /// <summary>The names of the destinations.</summary>
    public ImmutableArray<string> Destinations { get; }

    /// <summary>T, in the unit of the table.</summary>
    public double Total { get; }

    /// <summary>O_i, which add up to 1.</summary>
    public ImmutableArray<double> OriginShares { get; }

    /// <summary>D_j, which add up to 1.</summary>
    public ImmutableArray<double> DestinationShares { get; }

    /// <summary>OD_ij, origin by origin; null where it is not defined.</summary>
    public ImmutableArray<double?> Interactions { get; }

    /// <summary>Takes a table apart.</summary>
    /// <exception cref="ReconciliationException">The table is empty or holds only zeros, so that there are no shares.</exception>
    public static MultiplicativeComponents Of(LabelledMatrix table)
    {
        ImmutableArray<double> left = table.RowTotals(), arrived = table.ColumnTotals();
        var total = left.Sum();
        if (!(total > 0))
        {
            throw Margins.Fault(ReconciliationError.MarginOutOfReach, "total", "A table that adds up to 0 has no components.");
        }

        var interactions = ImmutableArray.CreateBuilder<double?>(table.Values.Length);
        for (var i = 0; i < left.Length; i++)
        {
            for (var j = 0; j < arrived.Length; j++)
            {
                // Divided one after the other: their product could leave the range of a double.
                interactions.Add(left[i] > 0 && arrived[j] > 0 ? table[i, j] / left[i] / (arrived[j] / total) : null);
            }
        }

        return new MultiplicativeComponents(
            table.Rows,
            table.Columns,
            total,
            [.. left.Select(t => t / total)],
            [.. arrived.Select(t => t / total)],
            interactions.MoveToImmutable());
    }

    /// <summary>T·O_i·D_j·OD_ij: the table they were taken from.</summary>
    public LabelledMatrix Compose() => new(
        Origins,
        Destinations,
        Interactions.Select((od, c) => Total * OriginShares[c / Destinations.Length] * DestinationShares[c % Destinations.Length] * (od ?? 0)));
}
