// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Contracts.Tests.Blocks;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Contracts.Tests.Submissions;

/// <summary>Sends as column blocks what <see cref="AnySubmission.Submit"/> sends as rows.</summary>
internal static class SentBlocks
{
    /// <summary>Blocks of at most <paramref name="size"/> rows of one period, rows in the order given.</summary>
    public static Submission Submit(IEnumerable<AnySubmission> rows, int size)
    {
        var builder = Sent.Flows();
        foreach (var period in rows.GroupBy(row => row.Period).OrderByDescending(period => period.Key))
        {
            foreach (var block in period.Chunk(size))
            {
                builder.AddColumns(Of(period.Key, block));
            }
        }

        return builder.Sound();
    }

    public static SentColumns Of(string period, AnySubmission[] rows, params AttributeColumn[] further)
    {
        return new SentColumns(
            period,
            [Column("AGE", row => row.Age), Column("BASIS", _ => "RES"), Column("COUNTERPART_AREA", row => row.Partner), Column("MEASURE", _ => "IMM")],
            rows.Select(row => row.Value ?? double.NaN).ToArray(),
            rows.Select(row => row.Operation).ToArray(),
            [.. Attribute("OBS_STATUS", row => row.Status), .. Attribute("COMMENT", row => row.Comment), .. further]);

        SentColumn Column(string id, Func<AnySubmission, string> code)
        {
            string[] codes = [.. rows.Select(code).Distinct()];
            return new SentColumn(id, codes, rows.Select(row => Array.IndexOf(codes, code(row))).ToArray());
        }

        IEnumerable<AttributeColumn> Attribute(string id, Func<AnySubmission, string> text)
        {
            ImmutableArray<int> carried = [.. Enumerable.Range(0, rows.Length).Where(row => text(rows[row]).Length > 0)];
            return carried.IsEmpty ? [] : [new AttributeColumn(id, carried, [.. carried.Select(row => text(rows[row]))])];
        }
    }
}
