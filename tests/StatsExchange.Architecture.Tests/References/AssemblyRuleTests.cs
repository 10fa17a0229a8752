// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Architecture.Tests.Purity;

namespace StatsExchange.Architecture.Tests.References;

public sealed class AssemblyRuleTests
{
    public static TheoryData<string> Projects =>
        [.. AllowedReferences.Projects.Keys.Where(p => p.StartsWith("StatsExchange.", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Projects))]
    public void Breaches_BuiltAssembly_None(string project)
    {
        Expect.None(AssemblyRule.Breaches(project, Assemblies.Read(project).References));
    }

    [Theory]
    [InlineData("StatsExchange.Domain", "Google.Protobuf")]
    [InlineData("StatsExchange.Domain", "Orleans")]
    [InlineData("StatsExchange.Domain", "Microsoft.AspNetCore.Http.Abstractions")]
    [InlineData("StatsExchange.Grains", "Grpc.Core.Api")]
    [InlineData("StatsExchange.Client", "Orleans.Core.Abstractions")]
    public void Breaches_AssemblyItMustNotKnow_Named(string project, string assembly)
    {
        Assert.Equal([$"{project} mentions {assembly}, which it must not know"], AssemblyRule.Breaches(project, [assembly]));
    }

    [Theory]
    [InlineData("StatsExchange.Cli", "StatsExchange.Hub")]
    [InlineData("StatsExchange.Client", "StatsExchange.Journal")]
    [InlineData("StatsExchange.Journal", "StatsExchange.Domain")]
    public void Breaches_ProjectOutOfReach_Named(string project, string assembly)
    {
        Assert.Equal([$"{project} mentions {assembly}, which it may not reach"], AssemblyRule.Breaches(project, [assembly]));
    }

    [Fact]
    public void Read_TheTestsThemselves_MentionXunit()
    {
        Assert.Contains("xunit.core", Assemblies.ReadFile(typeof(AssemblyRuleTests).Assembly.Location).References);
    }
}
