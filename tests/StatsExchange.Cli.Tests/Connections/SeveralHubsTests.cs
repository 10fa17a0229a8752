// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Cli.Tests.Terminal;
using StatsExchange.Client.Connections;
using StatsExchange.V1;

namespace StatsExchange.Cli.Tests.Connections;

public sealed class SeveralHubsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Run_OneOfTheAddressesDead_IsServedByTheOther()
    {
        await using var hub = await PretendedHub.StartAsync();

        var result = await Statsx.RunAsync("structures", "--hub", $"http://127.0.0.1:1,http://127.0.0.1:{hub.Port}");

        Assert.True(result.ExitCode == 0, result.Error);
    }

    [Fact]
    public async Task Run_AllAddressesDead_ExitsWithThreeAndNamesThem()
    {
        var result = await Statsx.RunAsync("structures", "--hub", "http://127.0.0.1:1,http://127.0.0.1:2");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("http://127.0.0.1:1/,http://127.0.0.1:2/", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Calls_ToTwoHubs_AreMadeInTurn()
    {
        await using var one = await PretendedHub.StartAsync();
        await using var other = await PretendedHub.StartAsync();
        using var connection = new HubConnection(HubTarget.Parse($"http://127.0.0.1:{one.Port},http://127.0.0.1:{other.Port}"));
        using var patience = new CancellationTokenSource(Patience);

        while (one.Calls.IsEmpty || other.Calls.IsEmpty)
        {
            await connection.Reference.ListStructuresAsync(new ListStructuresRequest(), cancellationToken: patience.Token);
        }
    }
}
