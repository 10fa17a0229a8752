// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Load;
using StatsExchange.Benchmarks.Processes;

namespace StatsExchange.Benchmarks.Scenarios;

internal sealed class EchoScenario : IScenario
{
    public string Name => "echo";

    public string Description => "unary echo, 1 and 64 calls at a time";

    public async Task<IReadOnlyList<Contest>> PrepareAsync(Arena arena)
    {
        var own = await arena.OwnAsync();
        var calls = arena.CallsOf(own);
        var (cpp, cppCalls, reason) = await CppAsync(arena);
        return [.. Concurrency.Both.Select(workers => new Contest(
            $"unary echo, {workers} at a time",
            "calls",
            [
                new LoopContender("gRPC", own, workers, calls.EchoAsync),
                new LoopContender("kestrel", own, workers, calls.PlainAsync),
                .. cpp is null ? [] : new[] { new LoopContender("grpc++", cpp, workers, cppCalls!.EchoAsync) },
            ],
            reason))];
    }

    private static async Task<(IServer? Server, UnaryCalls? Calls, IReadOnlyList<string> NotMeasured)> CppAsync(Arena arena)
    {
        try
        {
            var server = await arena.CppAsync();
            return (server, arena.CallsOf(server), []);
        }
        catch (NotMeasuredException exception)
        {
            return (null, null, ["grpc++: " + exception.Message]);
        }
    }
}
