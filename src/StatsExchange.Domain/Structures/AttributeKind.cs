// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>How the text of an observation attribute is checked.</summary>
public enum AttributeKind
{
    /// <summary>One code of the attribute's list.</summary>
    Code,

    /// <summary>A set of codes, written together without separator in ordinal order and without repeats ("BP" for break and provisional).</summary>
    CodeSet,

    /// <summary>Free text of at most 256 bytes of UTF-8.</summary>
    Text,

    /// <summary>A finite number in shortest round-trip form.</summary>
    Number,

    /// <summary>A date and time of ISO 8601 in UTC.</summary>
    Time,
}
