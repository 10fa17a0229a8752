// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;

namespace StatsExchange.Cli.Rounds;

/// <summary>Dates of a round: a day stands for its end, UTC.</summary>
internal static class RoundTimes
{
    private const string Day = "yyyy-MM-dd";

    private static readonly TimeSpan LastOfDay = new(23, 59, 59);

    public static Option<DateTimeOffset?> Option(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "DATE|TIME",
        CustomParser = result =>
        {
            var time = Parse(result.Tokens[^1].Value);
            if (time is null)
            {
                result.AddError($"'{result.Tokens[^1].Value}' is neither a day such as 2027-03-31 nor a time such as 2027-03-31T12:00:00Z.");
            }

            return time;
        },
    };

    public static string Text(Timestamp time)
    {
        var at = time.ToDateTimeOffset();
        return at.TimeOfDay == LastOfDay ? at.ToString(Day, CultureInfo.InvariantCulture) : at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset? Parse(string text) =>
        DateTime.TryParseExact(text, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? EndOf(day)
        : text.Contains('T', StringComparison.Ordinal) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var time) ? time
        : null;

    private static DateTimeOffset EndOf(DateTime day) => new(day + LastOfDay, TimeSpan.Zero);
}
