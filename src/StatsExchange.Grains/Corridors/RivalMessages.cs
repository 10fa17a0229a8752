// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Corridors;
using StatsExchange.Domain.Observations;
using StatsExchange.V1;

namespace StatsExchange.Grains.Corridors;

/// <summary>Rival observations as they are sent: what sets each apart from the others.</summary>
internal static class RivalMessages
{
    /// <param name="figure">One side of a cell.</param>
    /// <param name="slice">What that side sent, as far as the caller may see it.</param>
    /// <param name="withValues">Whether values are told: a copy of what the other office withholds may be among them.</param>
    public static IEnumerable<RivalObservation> Of(MirrorFigure figure, Slice? slice, bool withValues)
    {
        if (figure.Status != MirrorStatus.Ambiguous || figure.RivalRows.IsDefaultOrEmpty || slice is null)
        {
            yield break;
        }

        var apart = Enumerable.Range(0, slice.Columns.Length)
            .Where(i => figure.RivalRows.Select(row => slice.Columns[i][row]).Distinct().Count() > 1)
            .ToList();
        foreach (var row in figure.RivalRows)
        {
            var rival = new RivalObservation();
            foreach (var i in apart)
            {
                rival.Dimensions[slice.Structure.SliceDimensions[i].Id] = slice.Columns[i][row];
            }

            if (withValues && !double.IsNaN(slice.Values[row]))
            {
                rival.Value = slice.Values[row];
            }

            yield return rival;
        }
    }
}
