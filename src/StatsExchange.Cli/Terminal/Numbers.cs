// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace StatsExchange.Cli.Terminal;

/// <summary>Options that are numbers, written with a point before decimals and without separators, whatever the terminal's language: a comma could mean either.</summary>
internal static class Numbers
{
    private const NumberStyles Form = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;

    /// <summary>An option that is a number in a range.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it says.</param>
    /// <param name="placeholder">What stands for its value in help.</param>
    /// <param name="most">The largest number taken; the least is 0.</param>
    public static Option<double?> AtLeast0(string name, string description, string placeholder, double most = double.MaxValue) => new(name)
    {
        Description = description,
        HelpName = placeholder,
        CustomParser = result => Read(result, name, most),
    };

    /// <summary>The finite number a text is; null where it is none.</summary>
    public static double? Of(string text) =>
        double.TryParse(text, Form, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static double? Read(ArgumentResult result, string name, double most)
    {
        var text = result.Tokens[^1].Value;
        if (Of(text) is { } number && number >= 0 && number <= most)
        {
            return number;
        }

        var range = most < double.MaxValue ? string.Create(CultureInfo.InvariantCulture, $"from 0 to {most}") : "of 0 or more";
        result.AddError($"{name}: '{text}' is not a number {range}; write it with a point and without separators, for example 30000 or 0.001.");
        return null;
    }
}
