// SPDX-License-Identifier: Apache-2.0
using System.CommandLine;

namespace Interop.TestServer;

/// <summary>The command line, with the flags that interop servers of all languages have.</summary>
internal static class TestServerCommand
{
    public static RootCommand Create()
    {
        var port = new Option<int>("--port") { Description = "The port to listen on, on all addresses; 0 takes a free one, and it is printed." };
        var useTls = new Option<bool>("--use_tls") { Description = "TLS instead of cleartext HTTP/2; needs the two files." };
        var certificate = new Option<FileInfo?>("--tls_cert_file") { Description = "The server's certificate and what it is signed with, PEM." };
        var key = new Option<FileInfo?>("--tls_key_file") { Description = "The private key of the certificate, PEM." };
        var command = new RootCommand("Serves grpc.testing.TestService, so that any gRPC interop client can be pointed at it.")
        {
            port, useTls, certificate, key,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(useTls) && (result.GetValue(certificate) is null || result.GetValue(key) is null))
            {
                result.AddError("--use_tls needs --tls_cert_file and --tls_key_file.");
            }
        });
        command.SetAction((result, stop) => TestServerHost.RunAsync(
            result.GetValue(port),
            result.GetValue(useTls) ? PemCertificate.Load(result.GetValue(certificate)!.FullName, result.GetValue(key)!.FullName) : null,
            stop));
        return command;
    }
}
