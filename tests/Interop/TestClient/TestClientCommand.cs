// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace Interop.TestClient;

/// <summary>The command line, with the flags that interop clients of all languages have. Exit code 0 where all cases passed.</summary>
internal static class TestClientCommand
{
    public static RootCommand Create()
    {
        var host = new Option<string>("--server_host") { DefaultValueFactory = _ => "127.0.0.1", Description = "The server to connect to." };
        var hostOverride = new Option<string?>("--server_host_override") { Description = "The host to claim to connect to, in TLS and in :authority." };
        var port = new Option<int>("--server_port") { Required = true, Description = "The port of the server." };
        var cases = new Option<string>("--test_case") { Required = true, Description = $"One or several, separated by commas: {string.Join(", ", CaseTable.Names)}." };
        var useTls = new Option<bool>("--use_tls") { Description = "TLS instead of cleartext HTTP/2." };
        var authority = new Option<FileInfo?>("--ca_file") { Description = "The certificates to trust instead of the system's, PEM." };
        var iterations = new Option<int>("--soak_iterations") { DefaultValueFactory = _ => 10, Description = "How many calls a soak case makes." };
        var failures = new Option<int>("--soak_max_failures") { Description = "How many of them may fail." };
        var latency = new Option<int>("--soak_per_iteration_max_acceptable_latency_ms") { DefaultValueFactory = _ => 1000, Description = "A slower call has failed." };
        var pause = new Option<int>("--soak_min_time_ms_between_rpcs") { Description = "The least time between the beginnings of two calls." };
        var overall = new Option<int>("--soak_overall_timeout_seconds") { DefaultValueFactory = _ => 10, Description = "After this time a soak case has failed." };
        var requestSize = new Option<int>("--soak_request_size") { DefaultValueFactory = _ => 271828, Description = "The size of a request's payload." };
        var responseSize = new Option<int>("--soak_response_size") { DefaultValueFactory = _ => 314159, Description = "The size of a response's payload." };
        var command = new RootCommand("Runs cases of gRPC's published interop tests against a server.")
        {
            host, hostOverride, port, cases, useTls, authority, iterations, failures, latency, pause, overall, requestSize, responseSize,
        };
        command.SetAction((result, _) => CaseRun.RunAsync(
            result.GetValue(cases)!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries),
            new Server(
                new UriBuilder(result.GetValue(useTls) ? Uri.UriSchemeHttps : Uri.UriSchemeHttp, result.GetValue(host), result.GetValue(port)).Uri,
                result.GetValue(hostOverride),
                result.GetValue(authority)?.FullName),
            new SoakPlan(
                result.GetValue(iterations),
                result.GetValue(failures),
                TimeSpan.FromMilliseconds(result.GetValue(latency)),
                TimeSpan.FromMilliseconds(result.GetValue(pause)),
                TimeSpan.FromSeconds(result.GetValue(overall)),
                result.GetValue(requestSize),
                result.GetValue(responseSize))));
        return command;
    }
}
