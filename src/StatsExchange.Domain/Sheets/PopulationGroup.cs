// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Sheets;

/// <summary>A group of people that one office counts and another does not.</summary>
public enum PopulationGroup
{
    /// <summary>Nationals of the reporting country.</summary>
    Nationals,

    /// <summary>Asylum seekers.</summary>
    AsylumSeekers,

    /// <summary>Refugees.</summary>
    Refugees,

    /// <summary>Students.</summary>
    Students,

    /// <summary>Persons in an irregular situation.</summary>
    Irregular,

    /// <summary>Temporary workers.</summary>
    TemporaryWorkers,

    /// <summary>Persons who are also citizens of the reporting country.</summary>
    DualNationals,
}
