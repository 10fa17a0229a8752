// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Processes;

/// <summary>The echo on gRPC's C++ implementation, built here from its source.</summary>
internal sealed class CppServer : IServer
{
    private readonly ServerProcess _process;

    private CppServer(ServerProcess process) => _process = process;

    public Uri Address => _process.Address;

    public TimeSpan Cpu => _process.Cpu;

    /// <exception cref="NotMeasuredException">The tools or the library to build it with are not installed.</exception>
    public static async Task<CppServer> StartAsync(string scratch)
    {
        var (compiler, protoc, plugin) = (Tool.Require("g++"), Tool.Require("protoc"), Tool.Require("grpc_cpp_plugin"));
        var flags = await LibraryFlagsAsync();
        var protos = Path.Combine(AppContext.BaseDirectory, "Protos");
        await Tool.RunAsync(protoc, [$"--proto_path={protos}", $"--cpp_out={scratch}", $"--grpc_out={scratch}", $"--plugin=protoc-gen-grpc={plugin}", "benchmark.proto"]);
        var program = Path.Combine(scratch, "echo_server");
        var source = Path.Combine(AppContext.BaseDirectory, "Cpp", "echo_server.cc");
        await Tool.RunAsync(compiler, ["-O2", "-std=c++17", "-I.", "-o", program, source, "benchmark.pb.cc", "benchmark.grpc.pb.cc", .. flags], scratch);
        return new CppServer(await ServerProcess.StartAsync(program, []));
    }

    public Task<long?> AllocatedAsync() => Task.FromResult<long?>(null);

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<string[]> LibraryFlagsAsync()
    {
        try
        {
            var flags = await Tool.RunAsync(Tool.Require("pkg-config"), ["--cflags", "--libs", "grpc++", "protobuf"]);
            return flags.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        }
        catch (InvalidOperationException)
        {
            throw new NotMeasuredException("the library grpc++ is not installed for building");
        }
    }
}
