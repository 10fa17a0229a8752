// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Globalization;
using Grpc.Net.Client;
using StandIns.Grpc.Tests.Protos;

namespace StandIns.Grpc.Tests;

/// <summary>The probe service on Python's gRPC server, and our channel to it.</summary>
internal sealed class PythonServer : IAsyncDisposable
{
    private readonly Process _process;
    private bool _isFrozen;

    private PythonServer(Process process, string port)
    {
        _process = process;
        Port = int.Parse(port, CultureInfo.InvariantCulture);
        Channel = GrpcChannel.ForAddress($"http://127.0.0.1:{port}");
        Client = new Probe.ProbeClient(Channel);
    }

    public int Port { get; }

    public GrpcChannel Channel { get; }

    public Probe.ProbeClient Client { get; }

    public static async Task<PythonServer> StartAsync(string compression = "NoCompression")
    {
        var process = PythonTools.Start("probe_server.py", compression);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        return new PythonServer(process, (await process.StandardOutput.ReadLineAsync())!);
    }

    /// <summary>Ends it without a chance to say so.</summary>
    public Task KillAsync()
    {
        _process.Kill();
        return _process.WaitForExitAsync();
    }

    /// <summary>Leaves its connections open, and has it do nothing any more.</summary>
    public async Task FreezeAsync()
    {
        using var signal = Process.Start("kill", ["-STOP", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await signal.WaitForExitAsync();
        _isFrozen = true;
    }

    public async ValueTask DisposeAsync()
    {
        Channel.Dispose();
        if (_isFrozen)
        {
            _process.Kill();
        }

        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
