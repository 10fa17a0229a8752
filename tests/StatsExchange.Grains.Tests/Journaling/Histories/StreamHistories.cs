// SPDX-License-Identifier: Apache-2.0
using System.Reflection;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Participants;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Tests.Journaling.Histories;

/// <summary>How histories of one sort of stream are made up, and the state they fold to.</summary>
/// <param name="Stream">A stream of the sort.</param>
/// <param name="New">The state before the first entry.</param>
/// <param name="Entries">The class that names the kinds of its entries.</param>
/// <param name="Steps">By kind, what writes an entry of it; nothing where none is possible yet.</param>
internal sealed record StreamHistories(StreamName Stream, Func<IFoldedState> New, string Entries, IReadOnlyDictionary<string, Action<HistoryWriter>> Steps)
{
    public static IReadOnlyDictionary<string, StreamHistories> All { get; } = new Dictionary<string, StreamHistories>
    {
        ["country"] = new(StreamName.Country("SWE"), () => new CountryState(), "StatsExchange.Grains.Countries.CountryEntries", CountrySteps.ByKind),
        ["dossier"] = new(StreamName.Dossier("DNK", "SWE"), () => new DossierState(), "StatsExchange.Grains.Dossiers.DossierEntries", DossierSteps.ByKind),
        ["region"] = new(StreamName.Region("NORDIC"), () => new RegionState(), "StatsExchange.Grains.Regions.RegionEntries", RegionSteps.ByKind),
        ["hub"] = new(StreamName.Hub, () => new HubState(), "StatsExchange.Grains.Participants.HubEntries", HubSteps.ByKind),
    };

    /// <summary>All kinds there are, as the product names them.</summary>
    public IEnumerable<string> Kinds => typeof(IFoldedState).Assembly.GetType(Entries, throwOnError: true)!
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(kind => (string)kind.GetRawConstantValue()!);

    public IReadOnlyList<Entry> Write(int seed, int length)
    {
        var writer = new HistoryWriter(Stream, seed);
        var steps = Steps.OrderBy(step => step.Key, StringComparer.Ordinal).Select(step => step.Value).ToList();
        for (var tries = 0; writer.Entries.Count < length && tries < length * 20; tries++)
        {
            steps[writer.Random.Next(steps.Count)](writer);
        }

        return writer.Entries;
    }
}
