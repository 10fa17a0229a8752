// SPDX-License-Identifier: Apache-2.0
using System.Reflection;

namespace StatsExchange.Architecture.Tests.Surface;

/// <summary>A stand-in shows a part of what the real packages show, and nothing else.</summary>
internal static class SurfaceRule
{
    private static readonly string[] _grpc = ["Grpc.Core.Api", "Grpc.AspNetCore.Server", "Grpc.Net.Client"];

    private static readonly string[] _onlyInPackages =
    [
        "Grpc.Net.Common", "Orleans.Clustering.AdoNet", "Orleans.Core.Abstractions", "Orleans.Core", "Orleans.Runtime",
        "Orleans.Serialization.Abstractions", "Orleans.Serialization",
    ];

    /// <summary>What the real packages are known to show.</summary>
    public static IReadOnlySet<string> Known { get; } = Repository.Under("tests/StatsExchange.Architecture.Tests/Surface/Data", ".txt")
        .SelectMany(file => file.Lines)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>True where the tests were built with the real packages.</summary>
    public static bool IsReal { get; } = !File.Exists(Path.Combine(AppContext.BaseDirectory, "Orleans.dll"));

    /// <summary>What the assemblies beside the tests show: of the stand-ins, or of the packages.</summary>
    public static IReadOnlyList<string> Shown() =>
        [.. (IsReal ? [.. _grpc, .. _onlyInPackages] : (string[])[.. _grpc, "Orleans"]).Select(Assembly.Load).SelectMany(PublicSurface.Of)];

    public static IReadOnlyList<string> Invented(IEnumerable<string> shown) => [.. shown.Where(line => !Known.Contains(line))];
}
