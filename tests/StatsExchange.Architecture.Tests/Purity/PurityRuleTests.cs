// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Purity;

public sealed class PurityRuleTests
{
    [Theory]
    [MemberData(nameof(References.AssemblyRuleTests.Projects), MemberType = typeof(References.AssemblyRuleTests))]
    public void Breaches_BuiltAssembly_None(string project)
    {
        Expect.None(PurityRule.Breaches(project, Assemblies.Read(project)));
    }

    [Fact]
    public void Breaches_CompiledOffenderInTheDomain_Named()
    {
        var uses = Assemblies.ReadFile(typeof(Offender).Assembly.Location);

        var breaches = PurityRule.Breaches("StatsExchange.Domain", uses);

        Assert.All(
            [
                "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTimeOffset.get_UtcNow", "System.Random.get_Shared",
                "System.TimeProvider.get_System", "System.IO.File", "System.IO.Directory",
            ],
            use => Assert.Contains($"StatsExchange.Domain uses {use}", breaches));
    }

    [Fact]
    public void Breaches_CompiledOffenderElsewhere_ClockNamedAndDiskAllowed()
    {
        var uses = Assemblies.ReadFile(typeof(Offender).Assembly.Location);

        var breaches = PurityRule.Breaches("StatsExchange.Hub", uses);

        Assert.Contains("StatsExchange.Hub uses System.DateTime.get_UtcNow", breaches);
        Assert.DoesNotContain("StatsExchange.Hub uses System.IO.File", breaches);
    }
}
