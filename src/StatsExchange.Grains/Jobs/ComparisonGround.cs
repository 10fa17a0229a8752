// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Reconciliation;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;
using StatsExchange.V1;
using Comparing = StatsExchange.Domain.Reconciliation.Comparison;
using StayHarmonisation = StatsExchange.Domain.Harmonisation.StayHarmonisation;

namespace StatsExchange.Grains.Jobs;

/// <summary>What a comparison of methods rests on: the figures of each period, and the corridors reports of which are hidden.</summary>
internal sealed class ComparisonGround
{
    private const int UsuallyHidden = 2_000;

    private readonly StartMethodComparisonRequest _asked;

    public ComparisonGround(StartMethodComparisonRequest asked, RegionReading reading, StayHarmonisation? harmonisation)
    {
        _asked = asked;
        Reading = reading;
        Harmonised = harmonisation?.ToString();
        Choices = [.. asked.Methods.Select(choice => Comparing.MethodChoice.Of(ComparisonOrder.NameOf(choice), choice.Method, choice.Parameters))];
        Sides = [.. asked.HiddenReports.Select(ComparisonResults.SideOf)];
        var pair = StructureCatalogue.FindMirrorPair(asked.Pair)!;
        Inputs = asked.TimePeriods.ToDictionary(period => period, period => reading.InputOf(pair, period, Harmonised), StringComparer.Ordinal);
        (string Period, int At)[] candidates =
            [.. asked.TimePeriods.SelectMany(period => Comparing.LeaveOneOut.Candidates(Inputs[period]).Select(at => (period, at)))];
        TwoSided = candidates.Length;
        var hidden = Sides.IsEmpty ? [] : Evenly(candidates);
        Hidden = asked.TimePeriods.ToDictionary(
            period => period, period => hidden.Where(one => one.Period == period).Select(one => one.At).ToImmutableArray(), StringComparer.Ordinal);
        Basis = ComparisonBasis.Of(Choices, reading, Harmonised ?? "");
    }

    /// <summary>Reports of how many corridors are hidden at most.</summary>
    public static int MostHidden(StartMethodComparisonRequest asked) => asked.MostHiddenCorridors == 0 ? UsuallyHidden : asked.MostHiddenCorridors;

    public RegionReading Reading { get; }

    public string? Harmonised { get; }

    public ImmutableArray<Comparing.MethodChoice> Choices { get; }

    /// <summary>What is hidden of each corridor, one after the other; none where methods are not scored.</summary>
    public ImmutableArray<Comparing.HiddenSide> Sides { get; }

    /// <summary>The region in each period.</summary>
    public IReadOnlyDictionary<string, ReconciliationInput> Inputs { get; }

    /// <summary>Corridors of which a report can be hidden, over all periods.</summary>
    public int TwoSided { get; }

    /// <summary>The positions of the corridors reports of which are hidden, by period.</summary>
    public IReadOnlyDictionary<string, ImmutableArray<int>> Hidden { get; }

    /// <summary>The digest of all this.</summary>
    public Hash Basis { get; }

    // Every k-th, so that a steward gets the same corridors again, from all periods and members.
    private (string Period, int At)[] Evenly((string Period, int At)[] candidates)
    {
        var most = MostHidden(_asked);
        return candidates.Length <= most ? candidates : [.. Enumerable.Range(0, most).Select(k => candidates[(int)((long)k * candidates.Length / most)])];
    }
}
