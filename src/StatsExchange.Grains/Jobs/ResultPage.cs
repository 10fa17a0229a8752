// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Lists;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>A page of a result, so that none is too large for a message: so many cells with their classes and residuals, cells first, and on the first page all else.</summary>
internal static class ResultPage
{
    private const int Lines = 8_192;

    /// <summary>The page asked for, and the token of the next; empty on the last.</summary>
    /// <exception cref="RefusedException">The token is not one of this result.</exception>
    public static (ReconciliationResult Page, string NextPageToken) Of(ReconciliationResult result, string job, string pageToken)
    {
        var scope = $"{job}\n{result.TimePeriod}";
        var start = PageToken.Read(scope, pageToken) is { } position ? int.Parse(position, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var cells = Taken(result, start);
        var residuals = cells.Lines >= Lines ? 0 : Math.Min(result.Residuals.Count - Math.Max(0, start - result.Cells.Count), Lines - cells.Lines);
        var end = start + cells.Count + residuals;
        if (start == 0 && end == result.Cells.Count + result.Residuals.Count)
        {
            return (result, "");
        }

        var page = start == 0 ? result.Clone() : new ReconciliationResult { Method = result.Method, MethodVersion = result.MethodVersion, Pair = result.Pair, TimePeriod = result.TimePeriod };
        page.Cells.Clear();
        page.Residuals.Clear();
        page.Cells.AddRange(result.Cells.Skip(start).Take(cells.Count));
        page.Residuals.AddRange(result.Residuals.Skip(Math.Max(0, start - result.Cells.Count)).Take(residuals));
        return (page, end < result.Cells.Count + result.Residuals.Count ? PageToken.Write(scope, end.ToString(CultureInfo.InvariantCulture)) : "");
    }

    // Each class of a cell is a line of its own; at least one cell is taken.
    private static (int Count, int Lines) Taken(ReconciliationResult result, int start)
    {
        var (count, lines) = (0, 0);
        foreach (var cell in result.Cells.Skip(start))
        {
            if (count > 0 && lines + 1 + cell.Detail.Count > Lines)
            {
                return (count, Lines);
            }

            count++;
            lines += 1 + cell.Detail.Count;
        }

        return (count, lines);
    }
}
