// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.RegularExpressions;
using Google.Protobuf.WellKnownTypes;

namespace StatsExchange.Cli.Vintages;

/// <summary>A state of an office's data: after a seq, or at a time.</summary>
internal sealed partial record StateName(long? Seq, Timestamp? Time)
{
    public static Option<StateName?> Option(string name, string description) => new(name)
    {
        Description = description + " A seq (3), or a time (2026-01-01T00:00:00Z; a date for its midnight UTC).",
        HelpName = "SEQ|TIME",
        CustomParser = Parse,
    };

    /// <summary>A time as people write it, in UTC where they name no other.</summary>
    public static Timestamp? ReadTime(string text) =>
        TimeForm().IsMatch(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? Timestamp.FromDateTimeOffset(time)
            : null;

    private static StateName? Parse(ArgumentResult result)
    {
        var text = result.Tokens[^1].Value;
        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seq))
        {
            return new StateName(seq, null);
        }

        if (ReadTime(text) is { } time)
        {
            return new StateName(null, time);
        }

        result.AddError($"'{text}' is neither a seq such as 3 nor a time such as 2026-01-01T00:00:00Z.");
        return null;
    }

    [GeneratedRegex(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9]{2}:[0-9]{2})?)?\z")]
    private static partial Regex TimeForm();
}
