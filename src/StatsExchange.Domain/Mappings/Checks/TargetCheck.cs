// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Mappings.Checks;

/// <summary>Every observation gets each dimension from one place, and all it must have.</summary>
internal static class TargetCheck
{
    public static IEnumerable<MappingProblem> Of(OfficeMapping mapping)
    {
        var byColumn = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < mapping.Columns.Length; i++)
        {
            var target = mapping.Columns[i].Target;
            if (Target.Find(mapping.Structure, target) is null)
            {
                yield return new MappingProblem($"columns[{i}].target", $"a dimension or attribute of {mapping.Structure}: {Ids(mapping)}");
            }
            else if (!byColumn.TryAdd(target, mapping.Columns[i].Column))
            {
                yield return new MappingProblem($"columns[{i}].target", $"one column for {target}; '{byColumn[target]}' is mapped to it");
            }
        }

        foreach (var target in mapping.Constants.Keys.Where(byColumn.ContainsKey))
        {
            yield return new MappingProblem($"constants[{target}]", $"no constant: column '{byColumn[target]}' says it");
        }

        for (var i = 0; i < mapping.Values.Length; i++)
        {
            foreach (var target in mapping.Values[i].Codes.Keys.Where(byColumn.ContainsKey))
            {
                yield return new MappingProblem($"values[{i}].codes[{target}]", $"nothing: column '{byColumn[target]}' says it");
            }
        }

        if (mapping.YearsAsColumns && (byColumn.ContainsKey("TIME_PERIOD") || mapping.Constants.ContainsKey("TIME_PERIOD")))
        {
            yield return new MappingProblem("years_as_columns", "no other source of TIME_PERIOD");
        }

        foreach (var problem in Missing(mapping, byColumn))
        {
            yield return problem;
        }
    }

    private static IEnumerable<MappingProblem> Missing(OfficeMapping mapping, Dictionary<string, string> byColumn)
    {
        foreach (var dimension in mapping.Structure.Dimensions.Where(dimension => dimension.IsRequired && dimension.Role != DimensionRole.Reporter))
        {
            if (byColumn.ContainsKey(dimension.Id) || mapping.Constants.ContainsKey(dimension.Id))
            {
                continue;
            }

            for (var i = 0; i < mapping.Values.Length; i++)
            {
                if (!mapping.Values[i].Codes.ContainsKey(dimension.Id))
                {
                    yield return new MappingProblem($"values[{i}].codes", $"{dimension.Id}, which no column and no constant says");
                }
            }

            if (mapping.Values.IsEmpty && dimension.Role != DimensionRole.Time)
            {
                yield return new MappingProblem("constants", $"{dimension.Id}, which no column says");
            }
            else if (mapping.YearsAsColumns && !mapping.Values.IsEmpty && dimension.Role != DimensionRole.Time)
            {
                yield return new MappingProblem("constants", $"{dimension.Id} for the columns of years, which no column says");
            }
        }
    }

    private static string Ids(OfficeMapping mapping) =>
        string.Join(", ", mapping.Structure.Dimensions.Select(d => d.Id).Concat(mapping.Structure.Attributes.Select(a => a.Id)));
}
