// SPDX-License-Identifier: Apache-2.0
using FsCheck;
using FsCheck.Fluent;
using StatsExchange.Domain.Observations;

namespace StatsExchange.Contracts.Tests.Blocks;

/// <summary>Random submissions of flows of one or two periods, out of a small set of keys; no key twice.</summary>
internal sealed record AnySubmission(string Partner, string Period, string Age, double? Value, string Status, string Comment, Operation Operation)
{
    private static readonly Gen<AnySubmission> Row =
        from partner in Gen.Elements("DNK", "FIN", "NOR", "_T", "SUN", "035")
        from period in Gen.Elements("2015", "2016")
        from age in Gen.Choose(0, 99)
        from value in Gen.Elements<double?>(null, 0, 1, 2.5, 1e15, CountRange.Largest, double.Epsilon)
        from status in Gen.Elements("", "E", "BP")
        from comment in Gen.Elements("", "tråd", "a\r\nb", "\"quoted\", 数")
        from operation in Gen.Frequency((5, Gen.Constant(Operation.Set)), (1, Gen.Constant(Operation.Delete)))
        select new AnySubmission(partner, period, $"Y{age}", value, status, comment, operation);

    public static Arbitrary<AnySubmission[]> Rows { get; } =
        Row.NonEmptyListOf().Select(rows => rows.DistinctBy(row => (row.Partner, row.Period, row.Age)).ToArray()).ToArbitrary();

    /// <summary>Sends rows one by one.</summary>
    public static Submission Submit(IEnumerable<AnySubmission> rows)
    {
        var builder = Sent.Flows();
        foreach (var row in rows)
        {
            builder.Add(
                new Dictionary<string, string> { ["COUNTERPART_AREA"] = row.Partner, ["TIME_PERIOD"] = row.Period, ["AGE"] = row.Age, ["MEASURE"] = "IMM", ["BASIS"] = "RES" },
                row.Value,
                new Dictionary<string, string> { ["OBS_STATUS"] = row.Status, ["COMMENT"] = row.Comment },
                row.Operation);
        }

        return builder.Sound();
    }
}
