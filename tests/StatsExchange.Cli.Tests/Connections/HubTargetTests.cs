// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Client.Connections;

namespace StatsExchange.Cli.Tests.Connections;

public sealed class HubTargetTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", 1)]
    [InlineData("https://hub.example.org", 1)]
    [InlineData("http://a:1, http://b:2,http://[::1]:3", 3)]
    [InlineData("http://a:1,http://a:1", 1)]
    [InlineData("dns:///hubs.example.org:5080", 1)]
    public void Parse_AddressesOfAHub_AreTaken(string text, int expected)
    {
        Assert.Equal(expected, HubTarget.Parse(text).Addresses.Length);
    }

    [Theory]
    [InlineData("")]
    [InlineData(",")]
    [InlineData("127.0.0.1:5080")]
    [InlineData("ftp://a")]
    [InlineData("http://a/path")]
    [InlineData("http://user@a")]
    [InlineData("http://a,https://b")]
    [InlineData("http://a:1,dns:///b:2")]
    [InlineData("dns:///b:2,dns:///c:2")]
    [InlineData("dns:///b")]
    [InlineData("dns://8.8.8.8/b:1")]
    [InlineData("static:///hub")]
    public void Parse_AnythingElse_IsRefused(string text)
    {
        Assert.Throws<FormatException>(() => HubTarget.Parse(text));
    }
}
