// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Mappings;

namespace StatsExchange.Domain.Validation;

/// <summary>The rules that decide inside one submission.</summary>
public static class RuleCatalogue
{
    /// <summary>A value that is no number.</summary>
    public static Rule ValueForm { get; } = new("VALUE_FORM", 0, Severity.Error, "A value is a decimal number with a point, or empty where it is missing.");

    /// <summary>A dimension the structure does not have.</summary>
    public static Rule UnknownDimension { get; } = new("UNKNOWN_DIMENSION", 1, Severity.Error, "Every dimension sent is one of the structure's.");

    /// <summary>A dimension without default was not sent.</summary>
    public static Rule MissingDimension { get; } = new(
        "MISSING_DIMENSION", 1, Severity.Error,
        "A dimension without a default names a code in every observation.");

    /// <summary>A code that is not in the dimension's list.</summary>
    public static Rule UnknownCode { get; } = new("UNKNOWN_CODE", 1, Severity.Error, "Every code is one of its dimension's list.");

    /// <summary>A partner that looks like a group of areas, which is not declared.</summary>
    public static Rule UnknownAggregate { get; } = new(
        "UNKNOWN_AGGREGATE", 1, Severity.Error,
        "A group of areas as partner is a declared aggregate with members.");

    /// <summary>A period that cannot be read.</summary>
    public static Rule PeriodForm { get; } = new("PERIOD_FORM", 1, Severity.Error, "TIME_PERIOD is YYYY, YYYY-Sn, YYYY-Qn or YYYY-MM from 1800 to 2200.");

    /// <summary>A period that does not have the stated frequency.</summary>
    public static Rule PeriodFrequency { get; } = new(
        "PERIOD_FREQUENCY", 1, Severity.Error,
        "TIME_PERIOD has the frequency FREQ states: A years, S half-years, Q quarters, M months.");

    /// <summary>A count below zero.</summary>
    public static Rule NegativeValue { get; } = new("NEGATIVE_VALUE", 1, Severity.Error, "A value is 0 or more, or empty where it is missing.");

    /// <summary>NaN or infinity.</summary>
    public static Rule NotFinite { get; } = new("NOT_FINITE", 1, Severity.Error, "A value is finite, also after its unit multiplier is applied.");

    /// <summary>Two observations of one key.</summary>
    public static Rule DuplicateKey { get; } = new("DUPLICATE_KEY", 1, Severity.Error, "A key occurs once in a submission.");

    /// <summary>An observation of another country.</summary>
    public static Rule ForeignReporter { get; } = new("FOREIGN_REPORTER", 1, Severity.Error, "REF_AREA is the submission's, or is left out.");

    /// <summary>A move from a country to itself.</summary>
    public static Rule ReporterIsCounterpart { get; } = new(
        "REPORTER_IS_COUNTERPART", 1, Severity.Error,
        "Reporter and counterpart differ in flows by residence and in returns. In stocks and in flows by birth or "
        + "citizenship the two may be the same: the native population.");

    /// <summary>A place outside the reporting country.</summary>
    public static Rule ForeignSubdivision { get; } = new("FOREIGN_SUBDIVISION", 1, Severity.Error, "A subdivision begins with the reporter's alpha-2 code.");

    /// <summary>An attribute the structure does not have.</summary>
    public static Rule UnknownAttribute { get; } = new("UNKNOWN_ATTRIBUTE", 1, Severity.Error, "Every attribute sent is one of the structure's.");

    /// <summary>An attribute code that is not in the list.</summary>
    public static Rule AttributeCode { get; } = new("ATTRIBUTE_CODE", 1, Severity.Error, "The code of an attribute is one of its list.");

    /// <summary>An attribute that is no number or time where one is needed.</summary>
    public static Rule AttributeForm { get; } = new(
        "ATTRIBUTE_FORM", 1, Severity.Error,
        "A number is finite, with a decimal point; a time is ISO 8601 with its offset from UTC.");

    /// <summary>A text beyond the limit.</summary>
    public static Rule AttributeLength { get; } = new("ATTRIBUTE_LENGTH", 1, Severity.Error, "A text has at most 256 bytes of UTF-8.");

    /// <summary>A total that is not the sum of its parts.</summary>
    public static Rule TotalAndParts { get; } = new(
        "TOTAL_AND_PARTS", 1, Severity.Error,
        "Where a total and all its parts are sent, the parts add up to it. A difference of at most 1 is rounding and only a warning.");

    /// <summary>All rules, by level.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        ValueForm, UnknownDimension, MissingDimension, UnknownCode, UnknownAggregate, PeriodForm, PeriodFrequency, NegativeValue, NotFinite,
        DuplicateKey, ForeignReporter, ReporterIsCounterpart, ForeignSubdivision, UnknownAttribute, AttributeCode, AttributeForm,
        AttributeLength, TotalAndParts, .. MappingRules.All,
    ];

    /// <summary>The rule of that id, or null.</summary>
    public static Rule? Find(string id) => All.FirstOrDefault(rule => rule.Id == id);
}
