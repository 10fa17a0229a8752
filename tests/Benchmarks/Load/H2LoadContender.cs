// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using StatsExchange.Benchmarks.Processes;

namespace StatsExchange.Benchmarks.Load;

/// <summary>A contender driven by h2load: one connection, 64 requests at a time, a body from a file.</summary>
internal sealed partial class H2LoadContender(string name, IServer server, string path, string bodyFile, bool isGrpc) : IContender
{
    public const string Program = "h2load";

    public string Name => name;

    public async Task<Sample> RunAsync(TimeSpan duration)
    {
        var seconds = Math.Max(1, (int)Math.Round(duration.TotalSeconds));
        string[] headers = isGrpc
            ? ["-H", "content-type: application/grpc", "-H", "te: trailers"]
            : ["-H", "content-type: application/octet-stream"];
        var allocated = await server.AllocatedAsync();
        var cpu = server.Cpu;
        var output = await Tool.RunAsync(
            Program,
            ["-c1", "-m64", "-t1", "-D", seconds.ToString(CultureInfo.InvariantCulture), "-d", bodyFile, .. headers, new Uri(server.Address, path).AbsoluteUri]);
        var cpuUsed = server.Cpu - cpu;
        var done = Number(Succeeded().Match(output));
        return new Sample
        {
            Units = done,
            Bytes = done * new FileInfo(bodyFile).Length,
            Wrong = Number(Failed().Match(output)) + (done == 0 ? 1 : 0),
            Elapsed = TimeSpan.FromSeconds(seconds),
            ServerCpu = cpuUsed,
            ServerAllocated = await server.AllocatedAsync() - allocated,
        };
    }

    private static long Number(Match match) =>
        match.Success ? long.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : throw new UnreachableException("The output of h2load has another form.");

    [GeneratedRegex(@"status codes: (\d+) 2xx")]
    private static partial Regex Succeeded();

    [GeneratedRegex(@"(\d+) failed")]
    private static partial Regex Failed();
}
