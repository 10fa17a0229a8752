// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Grpc.Tests;

public sealed class PythonClientTests
{
    [PythonTheory]
    [InlineData("unary")]
    [InlineData("client_streaming")]
    [InlineData("server_streaming")]
    [InlineData("ping_pong")]
    [InlineData("empty_stream")]
    [InlineData("metadata")]
    [InlineData("status")]
    [InlineData("exception")]
    [InlineData("unimplemented")]
    [InlineData("too_large")]
    [InlineData("deadline")]
    [InlineData("cancel")]
    [InlineData("gzip")]
    public async Task Server_CheckedByPython_IsAGrpcServer(string check)
    {
        await using var host = await ProbeHost.StartAsync();

        await AssertPassesAsync(host, check);
    }

    [PythonTheory]
    [InlineData("unary")]
    [InlineData("server_streaming")]
    [InlineData("ping_pong")]
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
