// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Sheets;

/// <summary>To which day the age of a person refers.</summary>
public enum AgeDefinition
{
    /// <summary>The age reached in the calendar year.</summary>
    ReachedInYear,

    /// <summary>Completed years at the event.</summary>
    AtEvent,

    /// <summary>Completed years at the reference date.</summary>
    AtDate,
}
