// SPDX-License-Identifier: Apache-2.0
using StatsExchange.V1;

namespace StatsExchange.Client.LongCsv;

/// <summary>What is found while a file is read, before any observation of it is sent. All are errors.</summary>
internal static class FileRules
{
    private const int LongestValue = 80;

    public static Finding NotText(long line, string column, string value, string expected = "text in UTF-8") => Error("TEXT_ENCODING", 0, line, column, value, expected);

    public static Finding Quotes(long line, string expected) => Error("QUOTES", 0, line, "", "", expected);

    public static Finding FieldCount(long line, int found, int expected) => Error("FIELD_COUNT", 0, line, "", $"{found} fields", $"{expected} fields, as in the header");

    public static Finding NoColumn(long line, int column, string value) => Error("FIELD_COUNT", 0, line, $"column {column}", value, "nothing: the column has no name");

    public static Finding NotNumber(long line, string value) => Error("VALUE_FORM", 0, line, Columns.Value, value, "a decimal number with a point, or nothing where it is missing");

    public static Finding UnknownReporter(long line, string value, string expected) => Error("UNKNOWN_CODE", 1, line, Columns.Reporter, value, expected, value);

    public static Finding UnknownStructure(long line, string value) => Error("UNKNOWN_CODE", 1, line, Columns.Structure, value, "STOCK, FLOW or RETURN", value);

    public static Finding UnknownStructureKind(long line, string value) => Error("UNKNOWN_CODE", 1, line, Columns.Structure, value, "dataflow or datastructure", value);

    public static Finding UnknownStructureId(long line, string column, string value) =>
        Error("UNKNOWN_CODE", 1, line, column, value, "SX:STOCK(1.0), SX:FLOW(1.0) or SX:RETURN(1.0)", value);

    public static Finding UnknownAction(long line, string value) => Error("UNKNOWN_CODE", 1, line, Columns.Action, value, "I, A, M, R or D", value);

    public static Finding ActionNotPossible(long line, string action, string expected) => Error("ACTION_NOT_POSSIBLE", 0, line, Columns.Action, action, expected, action);

    public static Finding NotOfStructure(long line, string column, string structure, string value) =>
        Error("UNKNOWN_DIMENSION", 1, line, column, value, $"nothing: {structure} has no {column}");

    public static Finding Header(string column, string expected) => Error("HEADER_FORM", 0, 1, column, column, expected);

    public static Finding HeaderAgain(long line) => Error("HEADER_AGAIN", 0, line, "", "", "a row of the table, not its header again");

    public static Finding Empty(string column, string expected) => Error("FILE_EMPTY", 0, 1, column, "", expected);

    private static Finding Error(string rule, int level, long line, string column, string value, string expected, string code = "") => new()
    {
        Rule = rule,
        Severity = Severity.Error,
        Level = level,
        Line = line,
        Column = column,
        Code = Cut(code),
        Value = Cut(value),
        Expected = expected,
    };

    private static string Cut(string text) => text.Length <= LongestValue ? text : string.Concat(text.AsSpan(0, LongestValue - 1), "…");
}
