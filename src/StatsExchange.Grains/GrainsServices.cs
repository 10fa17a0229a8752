// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization.Configuration;
using StatsExchange.Grains.Checkpoints;
using StatsExchange.Grains.Corridors;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Dossiers;
using StatsExchange.Grains.Explanations;
using StatsExchange.Grains.Following;
using StatsExchange.Grains.Journaling;
using StatsExchange.Grains.Keys;
using StatsExchange.Grains.Mappings;
using StatsExchange.Grains.Regions;
using StatsExchange.Grains.Submissions;
using StatsExchange.Grains.Vintages;

namespace StatsExchange.Grains;

/// <summary>What the grains and the hub's services need of this project.</summary>
public static class GrainsServices
{
    /// <summary>
    /// Registers the readers and pipelines over the grains. The host registers the journal, a <see cref="TimeProvider"/>, the evidence
    /// key (<see cref="Contracts.Signatures.SigningKey"/>), the <see cref="Node"/> and the <see cref="Domain.Corridors.MirrorTolerance"/> of validation.
    /// </summary>
    public static IServiceCollection AddStatsExchangeGrains(this IServiceCollection services) => services
        // Silos name the message of a Proto to each other; others than those of our assemblies must be allowed by name.
        .Configure<TypeManifestOptions>(types => types.AddAllowedAssembly(typeof(V1.Submission).Assembly))
        .AddSingleton<StreamKeeper>()
        .AddSingleton<BlockCache>()
        .AddSingleton<SliceReader>()
        .AddSingleton<SideReader>()
        .AddSingleton<CorridorReader>()
        .AddSingleton<NetMigrationReader>()
        .AddSingleton<ObservationReader>()
        .AddSingleton<VintageReader>()
        .AddSingleton<AgreementReader>()
        .AddSingleton<RevisionReader>()
        .AddSingleton<DossierDuty>()
        .AddSingleton<IDuty>(provider => provider.GetRequiredService<DossierDuty>())
        .AddHostedService<JournalFollower>()
        .AddSingleton<DossierReader>()
        .AddSingleton<ReconciliationFinder>()
        .AddSingleton<EvidenceKeyReader>()
        .AddSingleton<FigureExplainer>()
        .AddSingleton<CheckpointReader>()
        .AddSingleton<SubmissionTurns>()
        .AddSingleton<SubmissionPipeline>()
        .AddSingleton<MappingTrial>()
        .AddRegions();
}
