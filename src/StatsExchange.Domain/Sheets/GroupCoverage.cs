// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Sheets;

/// <summary>Which groups are counted: true or false where the office states it, null where it does not.</summary>
/// <param name="Nationals">Nationals of the reporting country.</param>
/// <param name="AsylumSeekers">Asylum seekers.</param>
/// <param name="Refugees">Refugees.</param>
/// <param name="Students">Students.</param>
/// <param name="Irregular">Persons in an irregular situation.</param>
/// <param name="TemporaryWorkers">Temporary workers.</param>
/// <param name="DualNationals">Persons who are also citizens of the reporting country.</param>
public sealed record GroupCoverage(
    bool? Nationals = null,
    bool? AsylumSeekers = null,
    bool? Refugees = null,
    bool? Students = null,
    bool? Irregular = null,
    bool? TemporaryWorkers = null,
    bool? DualNationals = null)
{
    /// <summary>Nothing is stated of any group.</summary>
    public static GroupCoverage NotStated { get; } = new();

    /// <summary>Whether a group is counted; null where it is not stated.</summary>
    public bool? this[PopulationGroup group] => group switch
    {
        PopulationGroup.Nationals => Nationals,
        PopulationGroup.AsylumSeekers => AsylumSeekers,
        PopulationGroup.Refugees => Refugees,
        PopulationGroup.Students => Students,
        PopulationGroup.Irregular => Irregular,
        PopulationGroup.TemporaryWorkers => TemporaryWorkers,
        PopulationGroup.DualNationals => DualNationals,
        _ => throw new ArgumentOutOfRangeException(nameof(group), group, "Not a group of people."),
    };
}
