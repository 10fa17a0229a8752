// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Load;
using StatsExchange.Benchmarks.Processes;
using StatsExchange.Benchmarks.Serving;

namespace StatsExchange.Benchmarks.Scenarios;

internal sealed class H2LoadScenario : IScenario
{
    private const string Service = "/statsexchange.benchmarks.v1.EchoService/";

    public string Name => "h2load";

    public string Description => "unary echo without and with a grain call under h2load -c1 -m64";

    public async Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        if (Tool.Find(H2LoadContender.Program) is null)
        {
            return [new Contest("h2load", "calls", [], ["h2load is not installed"])];
        }

        var own = await arena.OwnAsync();
        var body = arena.FileOf(arena.CallsOf(own).Body);
        var plain = new H2LoadContender("kestrel", own, PlainEcho.Path, body, isGrpc: false);
        List<string> notMeasured = [];
        List<IContender> echo = [new H2LoadContender("gRPC", own, Service + "Echo", body, isGrpc: true), plain];
        try
        {
            echo.Add(new H2LoadContender("grpc++", await arena.CppAsync(), Service + "Echo", body, isGrpc: true));
        }
        catch (NotMeasuredException exception)
        {
            notMeasured.Add("grpc++: " + exception.Message);
        }

        return
        [
            new Contest("unary echo under h2load -c1 -m64", "calls", echo, notMeasured),
            new Contest(
                "echo with one grain call under h2load -c1 -m64",
                "calls",
                [new H2LoadContender("gRPC and grain", own, Service + "EchoByGrain", body, isGrpc: true), echo[0], plain],
                []),
        ];
    }
}
