// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Snapshots;

/// <summary>What stands at a key of CONSOLIDATED, besides the key.</summary>
/// <param name="Reporter">The country that reported it, or the first end of the corridor of an estimated or agreed figure (alpha-3).</param>
/// <param name="Value">In UNIT_MEASURE; NaN where it is missing or withheld.</param>
/// <param name="IsWithheld">There is a value, and it may not be shown.</param>
/// <param name="IsOfReferenceSource">Its source is the one its office designates for the series.</param>
/// <param name="StayDistance">How far its minimum stay is from 12 months.</param>
/// <param name="Attributes">Attributes by id, none of them empty; null where there are none.</param>
internal readonly record struct ConsolidatedFigure(
    string Reporter,
    double Value,
    bool IsWithheld,
    bool IsOfReferenceSource,
    int StayDistance,
    KeyValuePair<string, string>[]? Attributes)
{
    /// <summary>Whether its office says that it is copied from its mirror.</summary>
    public bool IsCopied { get; init; }

    /// <summary>Whether it neither has a value nor hides one.</summary>
    public bool IsMissing => double.IsNaN(Value) && !IsWithheld;

    /// <summary>K and W: it does not count the people its key names.</summary>
    public bool IsIncludedElsewhere => this["OBS_STATUS"]?.AsSpan().ContainsAny('K', 'W') == true;

    /// <summary>The same without value, bounds and vintage, marked as suppressed: whether a withheld cell was revised is withheld with it.</summary>
    public ConsolidatedFigure Withhold() => this with
    {
        Value = double.NaN,
        IsWithheld = true,
        Attributes = [.. (Attributes ?? []).Where(pair => pair.Key is not ("LOWER" or "UPPER" or "VINTAGE_O" or "VINTAGE_D" or "OBS_STATUS")), KeyValuePair.Create("OBS_STATUS", "Q")],
    };

    /// <summary>The text of an attribute, or null.</summary>
    public string? this[string attribute] => Attributes is null ? null : Array.Find(Attributes, pair => pair.Key == attribute).Value;
}
