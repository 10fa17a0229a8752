// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>What of the text of a parameter says something.</summary>
public enum ParameterForm
{
    /// <summary>The text, but for blanks at commas.</summary>
    Text,

    /// <summary>The number it is, however it is written.</summary>
    Number,

    /// <summary>What stands between commas, in any order, once or more often.</summary>
    List,

    /// <summary>A number for each of some names, NAME=NUMBER between commas, in any order and however the numbers are written.</summary>
    NumberByName,
}
