// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using StatsExchange.Grains.Jobs;
using StatsExchange.Grains.Rounds;
using StatsExchange.Grains.Snapshots;

namespace StatsExchange.Grains.Regions;

/// <summary>What regional bodies need: the one who carries jobs out, and the readers of rounds, jobs and snapshots.</summary>
internal static class RegionsServices
{
    public static IServiceCollection AddRegions(this IServiceCollection services)
    {
        services.AddSingleton<JobProgress>();
        services.AddSingleton<JobReader>();
        services.AddSingleton<SnapshotReader>();
        services.AddSingleton<DraftComparer>();
        services.AddSingleton<ReconciliationRunner>();
        services.AddSingleton<ComparisonRunner>();
        services.AddSingleton<ComparisonReader>();
        services.AddSingleton<SnapshotRunner>();
        services.AddSingleton<ReportingReader>();
        services.AddSingleton<RoundReader>();
        services.AddSingleton<RoundReminders>();
        services.AddHostedService(provider => provider.GetRequiredService<RoundReminders>());
        services.AddSingleton<JobRunner>();
        services.AddHostedService(provider => provider.GetRequiredService<JobRunner>());
        return services;
    }
}
