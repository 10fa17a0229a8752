// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Files;

public sealed class LockRuleTests
{
    private const string Solution = "Project(\"{1}\") = \"A\", \"src\\A\\A.csproj\", \"{2}\"";

    [Fact]
    public void Breaches_TheRepository_None()
    {
        var solution = Repository.Files.Single(f => f.Path == "StatsExchange.sln").Text;
        var paths = Repository.Files.Select(f => f.Path).ToHashSet();

        Assert.Contains("tests/Interop/package.json", paths);
        Expect.None(LockRule.Breaches(paths, solution));
    }

    [Fact]
    public void Breaches_ProjectWithLockFileInTheSolution_None()
    {
        Assert.Empty(LockRule.Breaches(["src/A/A.csproj", "src/A/packages.lock.json"], Solution));
    }

    [Fact]
    public void Breaches_NoLockFile_Named()
    {
        Assert.Equal(["src/A/A.csproj has no packages.lock.json"], LockRule.Breaches(["src/A/A.csproj"], Solution));
    }

    [Fact]
    public void Breaches_NoNodeLockFile_Named()
    {
        Assert.Equal(["tests/I/package.json has no package-lock.json"], LockRule.Breaches(["tests/I/package.json"], Solution));
    }

    [Fact]
    public void Breaches_NotInTheSolution_Named()
    {
        Assert.Equal(
            ["src/B/B.csproj is not in the solution"],
            LockRule.Breaches(["src/B/B.csproj", "src/B/packages.lock.json"], Solution));
    }
}
