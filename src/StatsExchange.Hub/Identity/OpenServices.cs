// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;

namespace StatsExchange.Hub.Identity;

/// <summary>The services that answer without a token. Everything not listed here needs one.</summary>
internal static class OpenServices
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "grpc.health.v1.Health",
        "grpc.reflection.v1.ServerReflection",
        "grpc.reflection.v1alpha.ServerReflection",
        "statsexchange.v1.ReferenceService",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a method, given as /service/method, belongs to an open service.</summary>
    public static bool Contains(string method) =>
        method.LastIndexOf('/') is > 0 and var slash && Names.Contains(method[1..slash]);
}
