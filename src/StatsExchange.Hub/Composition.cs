// SPDX-License-Identifier: Apache-2.0
using Grpc.AspNetCore.Server;
using Orleans.Hosting;
using StatsExchange.Grains;
using StatsExchange.Grains.Callers;
using StatsExchange.Hub.Administration;
using StatsExchange.Hub.Agreements;
using StatsExchange.Hub.Checkpoints;
using StatsExchange.Hub.Connections;
using StatsExchange.Hub.Corridors;
using StatsExchange.Hub.Dossiers;
using StatsExchange.Hub.Evidence;
using StatsExchange.Hub.Gates;
using StatsExchange.Hub.Health;
using StatsExchange.Hub.Identity;
using StatsExchange.Hub.Jobs;
using StatsExchange.Hub.Keys;
using StatsExchange.Hub.Observations;
using StatsExchange.Hub.Options;
using StatsExchange.Hub.Reference;
using StatsExchange.Hub.Reflection;
using StatsExchange.Hub.Refusals;
using StatsExchange.Hub.Rounds;
using StatsExchange.Hub.Snapshots;
using StatsExchange.Hub.Streams;
using StatsExchange.Hub.Submissions;
using StatsExchange.Hub.Tls;
using StatsExchange.Journal;

namespace StatsExchange.Hub;

/// <summary>Puts a hub together: the one place that knows every part.</summary>
internal static class Composition
{
    private const string LogTime = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public static WebApplication Build(HubOptions options, HubKeys keys, IJournal journal, TimeProvider time, HubSeams seams)
    {
        // Empty: nothing is configured but what the options say.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "StatsExchange.Hub" });
        AddLog(builder.Logging, options.Log);
        AddWebServer(builder.WebHost, options);
        // Started before all that call grains, and so stopped after them.
        builder.UseOrleans(silo => silo
            .UseClusterOf(options)
            .AddIncomingGrainCallFilter<CallerFilter>());
        AddParts(builder.Services, options, keys, journal, time);
        AddGrpc(builder.Services);
        seams.Services(builder.Services);

        var application = builder.Build();
        application.UseRouting();
        Map(application);
        application.Lifetime.ApplicationStopping.Register(
            () => LogMessages.Stopping(application.Logger, options.Limits.ShutdownGraceSeconds));
        return application;
    }

    private static void AddLog(ILoggingBuilder logging, LogOptions options)
    {
        logging.SetMinimumLevel(options.Level)
            .AddFilter("Microsoft", LogLevel.Warning)
            // A line for each connection refused is what who opens them wants; RefusedConnections counts them.
            .AddFilter("Microsoft.AspNetCore.Server.Kestrel.Connections", LogLevel.Error)
            .AddFilter("Orleans", LogLevel.Warning)
            .AddFilter("Polly", LogLevel.Warning)
            .AddFilter("Grpc", LogLevel.Warning);
        if (options.Format == LogFormat.Json)
        {
            logging.AddJsonConsole(console =>
            {
                console.UseUtcTimestamp = true;
                console.TimestampFormat = LogTime;
            });
        }
        else
        {
            logging.AddSimpleConsole(console =>
            {
                console.SingleLine = true;
                console.UseUtcTimestamp = true;
                console.TimestampFormat = LogTime + " ";
            });
        }
    }

    private static void AddWebServer(ConfigureWebHostBuilder web, HubOptions options)
    {
        web.UseKestrelCore();
        web.UseSockets(sockets => sockets.CreateBoundListenSocket = Listening.Bind);
        web.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.ListenAt(options);
            kestrel.Limits.Apply(options.Limits);
        });
    }

    private static void AddParts(IServiceCollection services, HubOptions options, HubKeys keys, IJournal journal, TimeProvider time)
    {
        // The grace is HubHost's, which says so when it is over.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = Timeout.InfiniteTimeSpan);
        services.AddSingleton(options);
        services.AddSingleton(options.Limits);
        services.AddSingleton(options.Tokens);
        services.AddSingleton(provider => new ServerCertificate(options.Tls, time, provider.GetRequiredService<ILogger<ServerCertificate>>()));
        services.AddSingleton(keys);
        services.AddSingleton(keys.Evidence);
        services.AddSingleton(journal);
        services.AddSingleton(time);
        services.AddSingleton(options.Store.Postgres is null ? new Node(options.Node) : new Node(options.Node) { Claimant = $"{options.Node}/{Guid.NewGuid():N}" });
        services.AddSingleton(options.Tolerance.ToTolerance());
        services.AddStatsExchangeGrains();
        services.AddSingleton<ServedServices>();
        services.AddSingleton<SchemaAnswers>();
        services.AddSingleton<HealthNames>();
        services.AddSingleton<Readiness>();
        services.AddHostedService(provider => provider.GetRequiredService<Readiness>());
        services.AddSingleton<TokenVerifier>();
        services.AddSingleton<StreamGuard>();
        services.AddSingleton<SubmissionGate>();
        services.AddSingleton<ReadGate>();
        services.AddSingleton<EvidenceReader>();
        services.AddSingleton<IntegrityDesk>();
        // Started first and so stopped last: it takes the refusals of the shutdown itself.
        services.AddSingleton<EvidenceRecorder>();
        services.AddHostedService(provider => provider.GetRequiredService<EvidenceRecorder>());
        services.AddHostedService<StagedBlockSweep>();
        services.AddHostedService<RefusedConnections>();
    }

    private static void AddGrpc(IServiceCollection services) => services.AddGrpc(grpc =>
    {
        grpc.Interceptors.Add<RefusalInterceptor>();
        grpc.Interceptors.Add<CallerInterceptor>();
        grpc.Interceptors.Add<StreamInterceptor>();
    });

    private static void Map(WebApplication application)
    {
        application.MapGrpcService<HealthApi>();
        application.MapGrpcService<ReflectionApi>();
        application.MapGrpcService<AlphaReflectionApi>();
        application.MapGrpcService<ReferenceApi>();
        application.MapGrpcService<SubmissionApi>();
        application.MapGrpcService<ObservationApi>();
        application.MapGrpcService<MirrorApi>();
        application.MapGrpcService<DossierApi>();
        application.MapGrpcService<JobApi>();
        application.MapGrpcService<RoundApi>();
        application.MapGrpcService<SnapshotApi>();
        application.MapGrpcService<AgreementApi>();
        application.MapGrpcService<AdministrationApi>();
        application.MapGrpcService<CheckpointApi>();
    }
}
