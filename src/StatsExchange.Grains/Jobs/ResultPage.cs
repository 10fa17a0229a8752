// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Lists;
using StatsExchange.V1;

namespace StatsExchange.Grains.Jobs;

/// <summary>A page of a result, so that none is too large for a message: so many cells and residuals, cells first, and on the first page all else.</summary>
internal static class ResultPage
{
    private const int Lines = 8_192;

    /// <summary>The page asked for, and the token of the next; empty on the last.</summary>
    /// <exception cref="RefusedException">The token is not one of this result.</exception>
    public static (ReconciliationResult Page, string NextPageToken) Of(ReconciliationResult result, string job, string pageToken)
    {
        var scope = $"{job}\n{result.TimePeriod}";
        var start = PageToken.Read(scope, pageToken) is { } position ? int.Parse(position, NumberStyles.None, CultureInfo.InvariantCulture) : 0;
        var end = start + Lines;
        if (start == 0 && result.Cells.Count + result.Residuals.Count <= Lines)
        {
            return (result, "");
        }

        var page = start == 0 ? result.Clone() : new ReconciliationResult { Method = result.Method, MethodVersion = result.MethodVersion, Pair = result.Pair, TimePeriod = result.TimePeriod };
        page.Cells.Clear();
        page.Residuals.Clear();
        page.Cells.AddRange(result.Cells.Skip(start).Take(Lines));
        page.Residuals.AddRange(result.Residuals.Skip(Math.Max(0, start - result.Cells.Count)).Take(Lines - page.Cells.Count));
        return (page, end < result.Cells.Count + result.Residuals.Count ? PageToken.Write(scope, end.ToString(CultureInfo.InvariantCulture)) : "");
    }
}
