// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Grpc.Tests;

/// <summary>What the interop suites do not ask: limits, sizes that need flow control, details of a status, and a handler that throws.</summary>
public sealed class PythonClientTests
{
    [PythonTheory]
    [InlineData("unary")]
    [InlineData("client_streaming")]
    [InlineData("server_streaming")]
    [InlineData("status")]
    [InlineData("exception")]
    [InlineData("too_large")]
    [InlineData("deadline")]
    [InlineData("cancel")]
    public async Task Server_CheckedByPython_IsAGrpcServer(string check)
    {
        await using var host = await ProbeHost.StartAsync();

        await AssertPassesAsync(host, check);
    }

    [PythonTheory]
    [InlineData("unary")]
    [InlineData("server_streaming")]
    public async Task Server_CompressingResponses_IsReadByPython(string check)
    {
        await using var host = await ProbeHost.StartAsync(options => options.ResponseCompressionAlgorithm = "gzip");

        await AssertPassesAsync(host, check);
    }

    private static async Task AssertPassesAsync(ProbeHost host, string check)
    {
        using var process = PythonTools.Start("probe_client.py", host.Address.Authority, check);
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, error);
    }
}
