// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Mappings;
using StatsExchange.Domain.Mappings.Checks;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.Domain.Validation;

namespace StatsExchange.Domain.Tests.Mappings;

/// <summary>Tables as an office has them, and the mappings that read them.</summary>
internal static class Tables
{
    /// <summary>Stocks by citizenship, one observation a row: COUNTRY, SEX, AGE, YEAR, PERSONS.</summary>
    public static OfficeMapping Stocks { get; } = new()
    {
        Structure = StructureCatalogue.Stock,
        Columns =
        [
            Column("COUNTRY", "COUNTERPART_AREA", [Reading.Code, Reading.Name], ("GRAND TOTAL", "_T")),
            Column("SEX", "SEX", [Reading.Name], ("Both", "_T")),
            Column("AGE", "AGE", [Reading.Years]),
            Column("YEAR", "TIME_PERIOD", [Reading.Period]),
        ],
        Values = [Figures("PERSONS")],
        Constants = Codes(("MEASURE", "IMM"), ("BASIS", "CC")),
    };

    public static MappedColumn Column(string column, string target, Reading[] readings, params (string Text, string Code)[] codes) =>
        new(column, target, [.. codes.Select(code => KeyValuePair.Create(code.Text, code.Code))], [.. readings], "", "");

    public static ValueColumn Figures(string column, params (string Id, string Code)[] codes) => new(column, Codes(codes));

    public static ImmutableSortedDictionary<string, string> Codes(params (string Id, string Code)[] codes) =>
        codes.ToImmutableSortedDictionary(code => code.Id, code => code.Code, StringComparer.Ordinal);

    /// <summary>Maps rows written with a bar between fields, the first of them the header.</summary>
    public static MappedTable Map(OfficeMapping mapping, params string[] lines)
    {
        Assert.Empty(MappingChecks.Of(mapping));
        var reporter = CountryCode.Parse("PHL");
        var builder = new SubmissionBuilder(mapping.Structure, reporter);
        List<MappedObservation> made = [];
        var rows = new MappedRows(mapping, reporter, builder, made.Add);
        var header = lines[0].Split('|');
        for (var i = 1; i < lines.Length; i++)
        {
            rows.Add(header.Zip(lines[i].Split('|'), KeyValuePair.Create), i + 1);
        }

        rows.Complete();
        return new MappedTable(made, builder.Build().Report, rows.Counts, [.. rows.Readings]);
    }

    internal sealed record MappedTable(List<MappedObservation> Made, ValidationReport Report, MappedCounts Counts, ImmutableArray<ReadText> Readings)
    {
        /// <summary>The code of a dimension or attribute in each observation made.</summary>
        public IEnumerable<string> All(string id) => Made.Select(made => made.Dimensions.Concat(made.Attributes).FirstOrDefault(code => code.Key == id).Value ?? "");

        public IEnumerable<double?> Values => Made.Select(made => made.Value);

        public Finding Error => Assert.Single(Report.Findings, finding => finding.Severity == Severity.Error);
    }
}
