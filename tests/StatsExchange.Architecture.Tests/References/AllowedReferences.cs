// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.References;

/// <summary>The references of the architecture. What is not here is not allowed.</summary>
internal static class AllowedReferences
{
    private const string Domain = "StatsExchange.Domain";
    private const string Journal = "StatsExchange.Journal";
    private const string Contracts = "StatsExchange.Contracts";
    private const string Grains = "StatsExchange.Grains";
    private const string Hub = "StatsExchange.Hub";
    private const string Client = "StatsExchange.Client";
    private const string Cli = "StatsExchange.Cli";
    private const string GrpcCore = "Grpc.Core.Api";

    public static IReadOnlyDictionary<string, AllowedProject> Projects { get; } = new Dictionary<string, AllowedProject>
    {
        [Domain] = new([], Forbidden: ["Orleans", "Microsoft.AspNetCore", "Microsoft.Extensions", "Microsoft.Data", "Google", "Grpc"]),
        [Journal] = new([], Forbidden: ["Orleans", "Microsoft.AspNetCore", "Google", "Grpc"]),
        [Contracts] = new([Domain], Forbidden: ["Orleans", "Microsoft.AspNetCore"]) { GrpcPart = "Core" },
        [Grains] = new([Contracts, Journal, Domain], Forbidden: ["Grpc", "Microsoft.AspNetCore"]) { OrleansPart = "Sdk" },
        [Hub] = new([Grains, Contracts, Journal, Domain], Forbidden: []) { GrpcPart = "Server", OrleansPart = "Server;Cluster" },
        [Client] = new([Contracts], Forbidden: ["Orleans", "Microsoft.AspNetCore"]) { GrpcPart = "Client" },
        [Cli] = new([Client], Forbidden: ["Orleans", "Microsoft.AspNetCore"]) { BuiltBeside = [Hub] },
        [GrpcCore] = new([], Forbidden: ["Google", "Microsoft.AspNetCore"]),
        ["Grpc.AspNetCore.Server"] = new([GrpcCore], Forbidden: ["Google"]),
        ["Grpc.Net.Client"] = new([GrpcCore], Forbidden: ["Google", "Microsoft.AspNetCore"]),
        ["Orleans"] = new([], Forbidden: ["Google", "Grpc"]),
    };

    /// <summary>A project and everything it reaches: what its compiled assembly may mention.</summary>
    public static IReadOnlySet<string> Reach(string project)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>(Projects[project].References);
        while (open.TryDequeue(out var next))
        {
            if (reached.Add(next))
            {
                foreach (var further in Projects[next].References)
                {
                    open.Enqueue(further);
                }
            }
        }

        return reached;
    }
}
