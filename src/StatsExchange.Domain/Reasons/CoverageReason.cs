// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Sheets;

namespace StatsExchange.Domain.Reasons;

/// <summary>
/// Groups that one sheet says are counted and the other says are not: taken out of the figure that holds them, by the cells of the office that
/// counts them, one group after the other. Without such a cell the reason is declared and has no number.
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

    private static double Shared(SideFacts facts, PopulationGroup group, List<PopulationGroup> taken) => facts.Overlaps
        .Where(overlap => (overlap.First == group && taken.Contains(overlap.Second)) || (overlap.Second == group && taken.Contains(overlap.First)))
        .Sum(overlap => overlap.Value);

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
