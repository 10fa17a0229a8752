// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Architecture.Tests.Files;

public sealed class PlaceRuleTests
{
    [Fact]
    public void Breaches_EveryFile_None()
    {
        Expect.None(Repository.Files.SelectMany(PlaceRule.Breaches));
    }

    // A bar cuts each text in two, so that this file does not name what it looks for.
    [Theory]
    [InlineData("data = /wo|rk/main/x.csv", "/wo|rk/main/x.csv")]
    [InlineData("cd /ho|me/anna/src", "/ho|me/anna/src")]
    [InlineData("--keep /tm|p/demo", "/tm|p/demo")]
    [InlineData("C:\\Us|ers\\anna", "C:\\Us|ers\\")]
    [InlineData("https://api.nu|get.org/v3/index.json", "api.nu|get.org")]
    [InlineData("https://reg|istry.npmjs.org/x", "reg|istry.npmjs.org")]
    [InlineData("\"resol|ved\": \"https://example.org/x.tgz\"", "\"resol|ved\": \"http")]
    [InlineData("https://nex|us.example.org/x", "nex|us.example.org")]
    public void Breaches_PlaceOfOneMachineOrRegistry_Named(string text, string found)
    {
        var file = new SourceFile("a.txt", text.Replace("|", "", StringComparison.Ordinal));

        Assert.Equal([$"a.txt:1 names {found.Replace("|", "", StringComparison.Ordinal)}"], PlaceRule.Breaches(file));
    }

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("the network/work package")]
    [InlineData("rpc /statsexchange.v1.SubmissionService/Submit")]
    public void Breaches_HarmlessText_None(string text)
    {
        Assert.Empty(PlaceRule.Breaches(new SourceFile("a.txt", text)));
    }
}
