// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

/// <summary>The probe service on Python's gRPC server, and our channel to it.</summary>
internal sealed class PythonServer : IAsyncDisposable
{
    private readonly Process _process;

    private PythonServer(Process process, string port)
    {
        _process = process;
        Channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        Client = new Probe.ProbeClient(Channel);
    }

    public GrpcChannel Channel { get; }

    public Probe.ProbeClient Client { get; }

    public static async Task<PythonServer> StartAsync(string compression = "NoCompression")
    {
        var process = PythonTools.Start("probe_server.py", compression);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new PythonServer(process, (await process.StandardOutput.ReadLineAsync())!);
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
