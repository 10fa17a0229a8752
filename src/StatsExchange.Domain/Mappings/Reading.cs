// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings;

/// <summary>How a text of an office's table is read where its mapping does not list it.</summary>
public enum Reading
{
    /// <summary>A code of the list as it stands.</summary>
    Code,

    /// <summary>The official name of a code; for areas also names in common use.</summary>
    Name,

    /// <summary>A range of completed years: 0-4, 14 - Below, 65+, 85 and over, less than 1 year.</summary>
    Years,

    /// <summary>A year of arrival, to a duration by the difference of calendar years to the period.</summary>
    ArrivalYear,

    /// <summary>A period: 2015, 2015Q1, 2015M1, 01/2015.</summary>
    Period,

    /// <summary>The text as it stands.</summary>
    Text,
}
