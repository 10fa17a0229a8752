// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Lists;
using StatsExchange.V1;

namespace StatsExchange.Grains.Vintages;

/// <summary>What a page of a comparison has to know of those before it: the two states, the totals, and where it goes on.</summary>
internal sealed record ComparisonToken(
    long Revision, long FromSeq, long ToSeq, long Added, long Revised, long Removed, long Shown, ComparisonPlace Place)
{
    private const char Separator = '|';
    private const int Numbers = 11;

    public long Total => Added + Revised + Removed;

    /// <summary>Null for the first page.</summary>
    /// <exception cref="RefusedException">The token was not given for this question.</exception>
    public static ComparisonToken? Read(CompareVintagesRequest request)
    {
        if (PageToken.Read(ScopeOf(request), request.PageToken) is not { } position)
        {
            return null;
        }

        var parts = position.Split(Separator);
        var numbers = new long[Numbers];
        for (var i = 0; i < Numbers; i++)
        {
            if (parts.Length != Numbers + 1 || !long.TryParse(parts[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i]) || (i >= 7 && numbers[i] > int.MaxValue))
            {
                throw Foreign();
            }
        }

        return new ComparisonToken(
            numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5], numbers[6],
            new ComparisonPlace(parts[0], (int)numbers[7], (int)numbers[8], (int)numbers[9], (int)numbers[10]));
    }

    public string Write(CompareVintagesRequest request) => PageToken.Write(
        ScopeOf(request),
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Place.Period}|{Revision}|{FromSeq}|{ToSeq}|{Added}|{Revised}|{Removed}|{Shown}|{Place.BeforeBlock}|{Place.BeforeRow}|{Place.AfterBlock}|{Place.AfterRow}"));

    public static RefusedException Foreign() => RefusedException.Field("page_token", "expected the next_page_token of an answer to the same request");

    private static string ScopeOf(CompareVintagesRequest request)
    {
        var question = request.Clone();
        question.PageToken = "";
        question.PageSize = 0;
        return question.ToString();
    }
}
