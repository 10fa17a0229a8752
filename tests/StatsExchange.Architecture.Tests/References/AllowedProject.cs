// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.References;

/// <param name="References">The projects it references, and no others.</param>
/// <param name="Forbidden">First parts of the names of assemblies it must not mention once compiled.</param>
internal sealed record AllowedProject(string[] References, string[] Forbidden)
{
    /// <summary>Which part of gRPC it takes: from the stand-ins or the packages.</summary>
    public string GrpcPart { get; init; } = "";

    /// <summary>Which part of Orleans it takes: from the stand-ins or the packages.</summary>
    public string OrleansPart { get; init; } = "";

    /// <summary>Projects it has built before it, without referencing their assemblies.</summary>
    public string[] BuiltBeside { get; init; } = [];
}
