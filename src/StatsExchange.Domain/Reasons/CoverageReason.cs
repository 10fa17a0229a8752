// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Reasons;

/// <summary>
/// Groups that one sheet says are counted and the other says are not: taken out of the figure that holds them, by the cells of the office that
/// counts them, one group after the other. Without such a cell, or where nobody knows how many are in a group taken out before as well, the
/// reason is declared and has no number.
/// </summary>
internal static class CoverageReason
{
    private const string Source = "The group's own cells";

    public static void Add(SideFacts origin, SideFacts destination, List<Adjustment> computed, List<ReasonStep> declared)
    {
        if (origin.Sheet is not { } left || destination.Sheet is not { } right)
        {
            return;
        }

        Span<double> remaining = [origin.Value, destination.Value];
        List<PopulationGroup>[] taken = [[], []];
        foreach (var group in Enum.GetValues<PopulationGroup>())
        {
            if (left.Coverage[group] is not { } atOrigin || right.Coverage[group] is not { } atDestination || atOrigin == atDestination)
            {
                continue;
            }

            var (side, facts) = atOrigin ? (0, origin) : (1, destination);
            if (!facts.Groups.TryGetValue(group, out var people))
            {
                continue;
            }

            var detail = $"{NameOf(group)}, counted by the {(atOrigin ? "origin" : "destination")} only";
            if (people - Shared(facts, group, taken[side]) is { } without && without < remaining[side])
            {
                var step = Math.Log((remaining[side] - without) / remaining[side]);
                computed.Add(new Adjustment(AsymmetryReason.CoverageOfGroups, atOrigin ? step : 0, atOrigin ? 0 : step, detail, Source));
                remaining[side] -= without;
                taken[side].Add(group);
            }
            else
            {
                declared.Add(new ReasonStep(AsymmetryReason.CoverageOfGroups, ReasonKind.Declared, null, detail, string.Empty));
            }
        }
    }

    // People of the group who went with those taken out before: by cells that cross them, since classes of one dimension share nobody.
    private static double? Shared(SideFacts facts, PopulationGroup group, List<PopulationGroup> taken)
    {
        var crossing = taken.FindAll(other => !InOneDimension(group, other));
        double? shared = 0;
        for (var i = 0; i < crossing.Count; i++)
        {
            shared += Both(facts, group, crossing[i]);
            for (var j = i + 1; j < crossing.Count; j++)
            {
                shared += InAllThree(facts, group, crossing[i], crossing[j]);
            }
        }

        return shared;
    }

    // No cell crosses three groups for us; nobody is in all of them where nobody is in two.
    private static double? InAllThree(SideFacts facts, PopulationGroup group, PopulationGroup first, PopulationGroup second) =>
        Both(facts, group, first) == 0 || Both(facts, group, second) == 0 || Both(facts, first, second) == 0 ? 0 : null;

    private static double? Both(SideFacts facts, PopulationGroup one, PopulationGroup other)
    {
        if (InOneDimension(one, other) || facts.Groups[one] == 0 || facts.Groups[other] == 0)
        {
            return 0;
        }

        foreach (var (first, second, value) in facts.Overlaps)
        {
            if ((first == one && second == other) || (first == other && second == one))
            {
                return value;
            }
        }

        return null;
    }

    private static bool InOneDimension(PopulationGroup one, PopulationGroup other) => GroupCells.Of(one)?.Dimension == GroupCells.Of(other)?.Dimension;

    private static string NameOf(PopulationGroup group) => group switch
    {
        PopulationGroup.Nationals => "nationals of the reporter",
        PopulationGroup.AsylumSeekers => "asylum seekers",
        PopulationGroup.Refugees => "refugees",
        PopulationGroup.Students => "students",
        PopulationGroup.Irregular => "persons in an irregular situation",
        PopulationGroup.TemporaryWorkers => "temporary workers",
        _ => "dual nationals",
    };
}
