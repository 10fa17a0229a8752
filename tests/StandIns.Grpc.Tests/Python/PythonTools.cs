// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace StandIns.Grpc.Tests;

/// <summary>The judge from elsewhere: Python's gRPC of the distribution, with stubs by its own protoc.</summary>
internal static class PythonTools
{
    private const string Python = "/usr/bin/python3";
    private const string Protoc = "/usr/bin/protoc";
    private const string Plugin = "/usr/bin/grpc_python_plugin";

    private static readonly string Scripts = Path.Combine(AppContext.BaseDirectory, "Python");
    private static readonly string Stubs = Path.Combine(AppContext.BaseDirectory, "python-stubs");
    private static readonly Lazy<string?> Missing = new(FindMissing);
    private static readonly Lazy<bool> Generated = new(Generate);

    /// <summary>Why nothing can be judged here; null where it can.</summary>
    public static string? SkipReason => Missing.Value;

    public static Process Start(string script, params string[] arguments)
    {
        Assert.True(Generated.Value);
        var start = new ProcessStartInfo(Python, [Path.Combine(Scripts, script), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYTHONPATH"] = Stubs;
        return Process.Start(start)!;
    }

    private static string? FindMissing()
    {
        var file = new[] { Python, Protoc, Plugin }.FirstOrDefault(path => !File.Exists(path));
        if (file is not null)
        {
            return $"{file} is not installed (python3-grpcio, protobuf-compiler, protobuf-compiler-grpc)";
        }

        return Run(Python, "-c", "import grpc, google.protobuf") is { Length: > 0 } error ? $"{Python} has no grpc: {error}" : null;
    }

    private static bool Generate()
    {
        Directory.CreateDirectory(Stubs);
        var error = Run(
            Protoc,
            $"-I{Path.Combine(AppContext.BaseDirectory, "Protos")}",
            $"--python_out={Stubs}",
            $"--grpc_python_out={Stubs}",
            $"--plugin=protoc-gen-grpc_python={Plugin}",
            "probe.proto");
        return error.Length == 0 ? true : throw new InvalidOperationException(error);
    }

    /// <summary>What a failed command said; empty where it succeeded.</summary>
    private static string Run(string command, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(command, arguments) { RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : $"{command} failed: {error}";
    }
}
