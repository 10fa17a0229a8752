// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.References;

public sealed class ProjectRuleTests
{
    [Fact]
    public void Breaches_EveryProjectUnderSrc_None()
    {
        var projects = Repository.Under("src", ".csproj").ToList();

        Assert.Equal(AllowedReferences.Projects.Keys.Order(), projects.Select(NameOf).Order());
        Expect.None(projects.SelectMany(p => ProjectRule.Breaches(NameOf(p), p.Text)));
    }

    [Fact]
    public void Breaches_DomainReferencingJournal_Named()
    {
        const string Xml = """<Project><ItemGroup><ProjectReference Include="../StatsExchange.Journal/StatsExchange.Journal.csproj" /></ItemGroup></Project>""";

        Assert.Equal(
            ["StatsExchange.Domain references StatsExchange.Journal, which is not allowed"],
            ProjectRule.Breaches("StatsExchange.Domain", Xml));
    }

    [Fact]
    public void Breaches_CliReferencingTheHubsAssembly_Named()
    {
        const string Xml = """
            <Project><ItemGroup>
              <ProjectReference Include="..\StatsExchange.Client\StatsExchange.Client.csproj" />
              <ProjectReference Include="..\StatsExchange.Hub\StatsExchange.Hub.csproj" />
            </ItemGroup></Project>
            """;

        Assert.Contains(
            "StatsExchange.Cli references StatsExchange.Hub, which is not allowed",
            ProjectRule.Breaches("StatsExchange.Cli", Xml));
    }

    [Fact]
    public void Breaches_StandInReferencedDirectly_Named()
    {
        const string Xml = """
            <Project><ItemGroup>
              <ProjectReference Include="../StatsExchange.Domain/StatsExchange.Domain.csproj" />
              <ProjectReference Include="../StandIns/Grpc/Grpc.Core.Api/Grpc.Core.Api.csproj" />
            </ItemGroup></Project>
            """;

        Assert.Contains(
            "StatsExchange.Contracts references Grpc.Core.Api, which is not allowed",
            ProjectRule.Breaches("StatsExchange.Contracts", Xml));
    }

    [Fact]
    public void Breaches_JournalTakingOrleans_Named()
    {
        const string Xml = "<Project><PropertyGroup><OrleansPart>Sdk</OrleansPart></PropertyGroup></Project>";

        Assert.Equal(
            ["StatsExchange.Journal takes of Orleans Sdk, which is not allowed"],
            ProjectRule.Breaches("StatsExchange.Journal", Xml));
    }

    [Fact]
    public void Breaches_UnknownProject_Named()
    {
        Assert.Equal(
            ["StatsExchange.Helpers is not a project of the architecture"],
            ProjectRule.Breaches("StatsExchange.Helpers", "<Project />"));
    }

    private static string NameOf(SourceFile project) => Path.GetFileNameWithoutExtension(project.Path);
}
