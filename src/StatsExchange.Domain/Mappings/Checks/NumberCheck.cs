// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings.Checks;

/// <summary>Numbers can be read in one way only.</summary>
internal static class NumberCheck
{
    public static IEnumerable<MappingProblem> Of(OfficeMapping mapping)
    {
        var form = mapping.Numbers;
        if (form.Thousands is not ("" or "," or "." or "'" or " "))
        {
            yield return new MappingProblem("numbers.thousands", "one of , . ' or a space, or nothing");
        }

        if (form.Decimal is not ("." or ","))
        {
            yield return new MappingProblem("numbers.decimal", ". or a comma");
        }

        if (form.Thousands == form.Decimal)
        {
            yield return new MappingProblem("numbers.thousands", "another character than the decimal mark");
        }

        if (form.IndianGroups && form.Thousands.Length == 0)
        {
            yield return new MappingProblem("numbers.indian_groups", "a character between groups");
        }
    }
}
