// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation.Codes;

/// <summary>Level 0: what has to hold before an observation can be told at all. A program that reads a file finds these before it sends.</summary>
public static class ReadingRules
{
    /// <summary>Bytes that are no text.</summary>
    public static Rule TextEncoding { get; } = Fixed("TEXT_ENCODING", "Unreadable text", "A file is text in UTF-8.");

    /// <summary>A quote that does not end.</summary>
    public static Rule Quotes { get; } = Fixed("QUOTES", "Broken quotes", "Quotes are closed, and doubled inside a quoted field, as in RFC 4180.");

    /// <summary>A row with more or fewer fields than the header.</summary>
    public static Rule FieldCount { get; } = Fixed("FIELD_COUNT", "Fields that do not fit the header", "Every row has as many fields as the header.");

    /// <summary>A value that is no number.</summary>
    public static Rule ValueForm { get; } = Fixed("VALUE_FORM", "Value that is no number", "A value is a decimal number with a point, or empty where it is missing.");

    /// <summary>An ACTION of SDMX-CSV that cannot be said to the hub.</summary>
    public static Rule ActionNotPossible { get; } = Fixed(
        "ACTION_NOT_POSSIBLE", "Action that cannot be done", "A row of SDMX-CSV sets a whole observation, or deletes one by its full key.");

    /// <summary>A header that is not the structure's.</summary>
    public static Rule HeaderForm { get; } = Fixed(
        "HEADER_FORM", "Header that cannot be used", "A header names each column once, with commas between, those its structure requires and none it does not have.");

    /// <summary>A file without a row to send.</summary>
    public static Rule FileEmpty { get; } = Fixed("FILE_EMPTY", "File without rows", "A file has a header and rows of the office.");

    /// <summary>All of them.</summary>
    public static ImmutableArray<Rule> All { get; } = [TextEncoding, Quotes, FieldCount, ValueForm, ActionNotPossible, HeaderForm, FileEmpty];

    private static Rule Fixed(string id, string name, string expects) => new(id, 0, Severity.Error, name, expects) { IsFixed = true };
}
