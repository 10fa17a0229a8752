// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Net;
using StatsExchange.Benchmarks.Serving;

namespace StatsExchange.Benchmarks.Processes;

/// <summary>This program as a server: gRPC, and beside it the same bytes over plain HTTP/2.</summary>
internal sealed class OwnServer : IServer
{
    public const string ServeCommand = "serve";

    private readonly ServerProcess _process;
    private readonly HttpClient _meter = new() { DefaultRequestVersion = HttpVersion.Version20, DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact };

    private OwnServer(ServerProcess process) => _process = process;

    public Uri Address => _process.Address;

    public TimeSpan Cpu => _process.Cpu;

    public static async Task<OwnServer> StartAsync(bool? serverGc) =>
        new(await ServerProcess.StartAsync(DotnetHost.Program, [typeof(OwnServer).Assembly.Location, ServeCommand], serverGc));

    public async Task<long?> AllocatedAsync() =>
        long.Parse(await _meter.GetStringAsync(new Uri(Address, PlainEcho.MeterPath)), CultureInfo.InvariantCulture);

    public ValueTask DisposeAsync()
    {
        _meter.Dispose();
        return _process.DisposeAsync();
    }
}
