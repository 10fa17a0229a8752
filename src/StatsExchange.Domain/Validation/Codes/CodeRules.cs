// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation.Codes;

/// <summary>Level 1: keys, codes and the forms of values and attributes. Without these a figure has no place, so none can be lowered.</summary>
public static class CodeRules
{
    /// <summary>A dimension the structure does not have.</summary>
    public static Rule UnknownDimension { get; } = Fixed("UNKNOWN_DIMENSION", "Unknown dimension", "Every dimension sent is one of the structure's.");

    /// <summary>A dimension without default was not sent.</summary>
    public static Rule MissingDimension { get; } = Fixed(
        "MISSING_DIMENSION", "Missing dimension", "A dimension without a default names a code in every observation.");

    /// <summary>A code that is not in the dimension's list.</summary>
    public static Rule UnknownCode { get; } = Fixed("UNKNOWN_CODE", "Unknown code", "Every code is one of its dimension's list.");

    /// <summary>A partner that looks like a group of areas, which is not declared.</summary>
    public static Rule UnknownAggregate { get; } = Fixed(
        "UNKNOWN_AGGREGATE", "Undeclared group of areas", "A group of areas as partner is a declared aggregate with members.");

    /// <summary>A total over ways of counting.</summary>
    public static Rule TotalOfAlternatives { get; } = Fixed(
        "TOTAL_OF_ALTERNATIVES", "Total over ways of counting",
        "An alternative dimension, such as MEASURE, BASIS or SOURCE, names one way of counting: these are never summed, so there is no _T.");

    /// <summary>A period that cannot be read.</summary>
    public static Rule PeriodForm { get; } = Fixed("PERIOD_FORM", "Unreadable period", "TIME_PERIOD is YYYY, YYYY-Sn, YYYY-Qn or YYYY-MM from 1800 to 2200.");

    /// <summary>A period that does not have the stated frequency.</summary>
    public static Rule PeriodFrequency { get; } = Fixed(
        "PERIOD_FREQUENCY", "Period of another frequency", "TIME_PERIOD has the frequency FREQ states: A years, S half-years, Q quarters, M months.");

    /// <summary>A count below zero.</summary>
    public static Rule NegativeValue { get; } = Fixed("NEGATIVE_VALUE", "Negative value", "A value is 0 or more, or empty where it is missing.");

    /// <summary>NaN or infinity.</summary>
    public static Rule NotFinite { get; } = Fixed("NOT_FINITE", "Value that is not finite", "A value is finite, also after its unit multiplier is applied.");

    /// <summary>A count that no double holds exactly.</summary>
    public static Rule ValueTooLarge { get; } = Fixed(
        "VALUE_TOO_LARGE", "Value too large for a count", "A value is at most 2^53, up to which every whole number is exact, also after its unit multiplier is applied.");

    /// <summary>Two observations of one key.</summary>
    public static Rule DuplicateKey { get; } = Fixed("DUPLICATE_KEY", "Duplicate key", "A key occurs once in a submission.");

    /// <summary>An observation of another country.</summary>
    public static Rule ForeignReporter { get; } = Fixed("FOREIGN_REPORTER", "Figure of another country", "REF_AREA is the submission's, or is left out.");

    /// <summary>A move from a country to itself.</summary>
    public static Rule ReporterIsCounterpart { get; } = Fixed(
        "REPORTER_IS_COUNTERPART", "Move from a country to itself",
        "Reporter and counterpart differ in flows by residence and in returns. In stocks and in flows by birth or "
        + "citizenship the two may be the same: the native population.");

    /// <summary>A place outside the reporting country.</summary>
    public static Rule ForeignSubdivision { get; } = Fixed(
        "FOREIGN_SUBDIVISION", "Place in another country", "A subdivision begins with the reporter's alpha-2 code.");

    /// <summary>An attribute the structure does not have.</summary>
    public static Rule UnknownAttribute { get; } = Fixed("UNKNOWN_ATTRIBUTE", "Unknown attribute", "Every attribute sent is one of the structure's.");

    /// <summary>An attribute code that is not in the list.</summary>
    public static Rule AttributeCode { get; } = Fixed("ATTRIBUTE_CODE", "Unknown code of an attribute", "The code of an attribute is one of its list.");

    /// <summary>An attribute that is no number, time or readable text where one is needed.</summary>
    public static Rule AttributeForm { get; } = Fixed(
        "ATTRIBUTE_FORM", "Attribute that cannot be read", "A number is finite, with a decimal point; a time is ISO 8601 with its offset from UTC; a text has no control characters but tabs and line breaks.");

    /// <summary>A text beyond the limit.</summary>
    public static Rule AttributeLength { get; } = Fixed("ATTRIBUTE_LENGTH", "Text beyond the limit", "A text has at most 256 bytes of UTF-8.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Rule> All { get; } =
    [
        UnknownDimension, MissingDimension, UnknownCode, UnknownAggregate, TotalOfAlternatives, PeriodForm, PeriodFrequency, NegativeValue, NotFinite, ValueTooLarge,
        DuplicateKey, ForeignReporter, ReporterIsCounterpart, ForeignSubdivision, UnknownAttribute, AttributeCode, AttributeForm, AttributeLength,
    ];

    private static Rule Fixed(string id, string name, string expects) => new(id, 1, Severity.Error, name, expects) { IsFixed = true };
}
