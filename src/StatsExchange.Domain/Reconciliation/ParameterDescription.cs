// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace StatsExchange.Domain.Reconciliation;

/// <summary>A parameter of a method.</summary>
/// <param name="Id">Its name, for example benchmark.</param>
/// <param name="Meaning">What it does and which values it takes.</param>
/// <param name="Default">The value where none is given; null where one must be given. An empty text means: not set.</param>
public sealed record ParameterDescription(string Id, string Meaning, string? Default)
{
    /// <summary>What of its text says something.</summary>
    public ParameterForm Form { get; init; }

    /// <summary>
    /// Whether its value is held against single reports, as a threshold is: what comes out jumps where a report is passed, so that whoever may try out
    /// many values can work the report out.
    /// </summary>
    public bool IsHeldAgainstReports { get; init; }

    /// <summary>The one text that all values of the same meaning have.</summary>
    /// <param name="value">A value that the method can read.</param>
    public string Canonical(string value)
    {
        var parts = value.Split(',', StringSplitOptions.TrimEntries);
        return Form switch
        {
            ParameterForm.Number => NumberOf(value),
            ParameterForm.List => string.Join(',', parts.Where(part => part.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            ParameterForm.NumberByName => string.Join(',', parts.Where(part => part.Length > 0).Select(NamedOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)),
            _ => string.Join(',', parts),
        };
    }

    private static string NumberOf(string value) => ParameterNumber.Of(value)?.ToString("R", CultureInfo.InvariantCulture) ?? value;

    private static string NamedOf(string part)
    {
        var named = part.Split('=', 2, StringSplitOptions.TrimEntries);
        return named.Length == 2 ? $"{named[0]}={NumberOf(named[1])}" : part;
    }
}
