// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings.Checks;

/// <summary>Every code a mapping gives is one of its target, every text is listed once, and every reading fits its target.</summary>
internal static class CodeCheck
{
    public static IEnumerable<MappingProblem> Of(OfficeMapping mapping) =>
    [
        .. mapping.Columns.SelectMany((column, i) => OfColumn(mapping, column, $"columns[{i}]")),
        .. mapping.Values.SelectMany((value, i) => value.Codes.SelectMany(code => OfCode(mapping, code.Key, code.Value, $"values[{i}].codes[{code.Key}]"))),
        .. mapping.Constants.SelectMany(code => OfCode(mapping, code.Key, code.Value, $"constants[{code.Key}]")),
    ];

    private static IEnumerable<MappingProblem> OfColumn(OfficeMapping mapping, MappedColumn column, string field)
    {
        if (Target.Find(mapping.Structure, column.Target) is not { } target)
        {
            yield break;
        }

        var texts = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (text, code) in column.Codes)
        {
            var path = $"{field}.codes[{text}]";
            if (!texts.Add(TableText.Fold(text)))
            {
                yield return new MappingProblem(path, "a text that is listed once; case and spaces make no difference");
            }

            if (TableText.Fold(text).Length == 0)
            {
                yield return new MappingProblem(path, "a text; what an empty cell stands for is said by when_empty");
            }

            if (target.Canonical(code) is null)
            {
                yield return new MappingProblem(path, target.Expectation);
            }
        }

        if (column.WhenEmpty.Length > 0 && target.Canonical(column.WhenEmpty) is null)
        {
            yield return new MappingProblem($"{field}.when_empty", target.Expectation);
        }

        for (var i = 0; i < column.Readings.Length; i++)
        {
            if (Unfit(column.Readings[i], target) is { } expected)
            {
                yield return new MappingProblem($"{field}.readings[{i}]", expected);
            }
        }
    }

    private static string? Unfit(Reading reading, Target target) => reading switch
    {
        Reading.Years when target.Codes?.Canonical("Y_LT1") is null => "another reading: the target has no ranges of years",
        Reading.ArrivalYear when !target.IsDuration => "another reading: the target is no duration",
        Reading.Period when !target.IsPeriod => "another reading: the target is not TIME_PERIOD",
        Reading.Name when target.Codes is null || target.IsPeriod => "another reading: the target has no list of codes",
        Reading.Text when target.IsDimension => "another reading: a dimension takes codes",
        _ => null,
    };

    private static IEnumerable<MappingProblem> OfCode(OfficeMapping mapping, string id, string code, string path)
    {
        if (Target.Find(mapping.Structure, id) is not { } target)
        {
            yield return new MappingProblem(path, $"a dimension or attribute of {mapping.Structure}");
        }
        else if (target.IsReporter)
        {
            yield return new MappingProblem(path, "nothing: the reporter is the office that submits");
        }
        else if (target.Canonical(code) is null)
        {
            yield return new MappingProblem(path, target.Expectation);
        }
    }
}
