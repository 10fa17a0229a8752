// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks;
using StatsExchange.Benchmarks.Processes;
using StatsExchange.Benchmarks.Serving;

if (args is [OwnServer.ServeCommand])
{
    await BenchmarkServer.RunAsync();
    return 0;
}

return await BenchmarkProgram.RunAsync(args, Console.Out, Console.Error);
