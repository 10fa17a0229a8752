// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Contracts.Refused;

public sealed class WrongTests
{
    [Fact]
    public void Findings_InterfaceRealOrleansRefuses_NamesEachFault()
    {
        var findings = GrainContract.Findings([typeof(Wrong.IWrongGrain)]);

        Assert.Contains(findings, one => one.EndsWith("IWrongGrain has no [Alias]", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.EndsWith("IWrongGrain.Name is not a method", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.EndsWith("IWrongGrain.Count returns Int32, not Task, ValueTask or IAsyncEnumerable", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.EndsWith("IWrongGrain.RefAsync takes value by reference", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.Contains("Wrong+NoSerializer has no [GenerateSerializer]", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.EndsWith("Wrong+NoAlias has no [Alias]", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.Contains("Wrong+NoIds.Second has no [Id]", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.Contains("Wrong+TwiceTheId.Second has the [Id] 0 of First", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.Contains("Wrong+Inner has no [GenerateSerializer]", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.Contains("Wrong+Held has no [GenerateSerializer]", StringComparison.Ordinal));
        Assert.DoesNotContain(findings, one => one.Contains("Wrong+Named", StringComparison.Ordinal) || one.Contains("Wrong+Unused", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.EndsWith("Wrong+Changeable is marked [Immutable], and its Value can be changed", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.EndsWith("Wrong+Fillable is marked [Immutable], and its Values can be changed", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.EndsWith("IWrongGrain gives the alias twice to 2 methods", StringComparison.Ordinal));
        Assert.Contains(GrainContract.Findings([typeof(UnmarkedException)]), one => one.Contains("UnmarkedException has no [GenerateSerializer]", StringComparison.Ordinal));
        Assert.Contains(findings, one => one.StartsWith("alias wrong.same is given to", StringComparison.Ordinal));
    }
}
