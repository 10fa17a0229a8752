// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;
using StatsExchange.Cli.Tests.Terminal;
using StatsExchange.Client.Connections;

namespace StatsExchange.Cli.Tests.Sessions;

/// <summary>A real hub process with an empty journal, and statsx as anybody.</summary>
public sealed partial class RunningHub : IAsyncLifetime
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);

    private readonly string _directory = Directory.CreateTempSubdirectory("statsx-hub-").FullName;
    private readonly ConcurrentDictionary<(string? Party, string Role), string> _tokens = new();
    private Process? _process;
    private string _address = "";

    public string Data => File("data");

    public string EvidenceKey => Path.Combine(Data, "keys", "evidence.pub.pem");

    public string File(string name) => Path.Combine(_directory, name);

    public string Write(string name, string text)
    {
        System.IO.File.WriteAllText(File(name), text);
        return File(name);
    }

    public Task InitializeAsync() => StartAsync();

    /// <summary>Starts it with more options than where it is, at whatever port is free.</summary>
    internal async Task StartAsync(params string[] options)
    {
        var address = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process = Process.Start(Command(options))!;
        _process.OutputDataReceived += (_, line) =>
        {
            if (Address().Match(line.Data ?? "") is { Success: true } found)
            {
                address.TrySetResult(found.Value);
            }
        };
        _process.ErrorDataReceived += (_, _) => { };
        _process.Exited += (_, _) => address.TrySetException(new InvalidOperationException("The hub does not start."));
        _process.EnableRaisingEvents = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        _address = await address.Task.WaitAsync(StartPatience);
    }

    internal async Task StopAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>Starts it with options it must refuse, and gives what it says.</summary>
    internal async Task<string> DoesNotStartAsync(params string[] options)
    {
        using var process = Process.Start(Command(options))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await output;
        await process.WaitForExitAsync();
        Assert.Equal(1, process.ExitCode);
        return error;
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_directory, recursive: true);
    }

    private ProcessStartInfo Command(string[] options)
    {
        var program = Path.Combine(Path.GetDirectoryName(Statsx.Path)!, "hub", "StatsExchange.Hub.dll");
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in new[] { program, "--data", Data, "--urls", "http://127.0.0.1:0" }.Concat(options))
        {
            start.ArgumentList.Add(argument);
        }

        return start;
    }

    /// <summary>Runs statsx with a token of that role; of the hub's own people the party is null.</summary>
    internal async Task<StatsxResult> AsAsync(string? party, string role, params string[] arguments)
    {
        var token = await TokenAsync(party, role);
        return await Statsx.RunAsync(new Dictionary<string, string> { ["STATSX_HUB"] = _address, ["STATSX_TOKEN"] = token }, arguments);
    }

    /// <summary>A connection of the client library with a token of that role, which is made once.</summary>
    internal async Task<HubConnection> ConnectAsync(string party, string role) => new(new Uri(_address), await TokenAsync(party, role));

    internal Task<StatsxResult> WithTokenAsync(string? token, params string[] arguments) => AnsweringAsync(token, "", arguments);

    /// <summary>Runs statsx with something on its standard input.</summary>
    internal Task<StatsxResult> AnsweringAsync(string? token, string input, params string[] arguments)
    {
        var environment = new Dictionary<string, string> { ["STATSX_HUB"] = _address };
        if (token is not null)
        {
            environment["STATSX_TOKEN"] = token;
        }

        return Statsx.AnsweringAsync(input, environment, arguments);
    }

    /// <summary>Runs statsx and expects it to succeed.</summary>
    internal async Task<StatsxResult> DoAsync(string? party, string role, params string[] arguments)
    {
        var result = await AsAsync(party, role, arguments);
        Assert.True(result.ExitCode == 0, $"statsx {string.Join(' ', arguments)} ended with {result.ExitCode}: {result.Error}");
        return result;
    }

    /// <summary>A signatory with a key of its own, registered.</summary>
    internal async Task<string> SignatoryAsync(string party)
    {
        var key = File($"{party}-{Guid.NewGuid():N}.pem");
        Assert.Equal(0, (await Statsx.RunAsync("admin", "key", key)).ExitCode);
        await DoAsync(null, "admin", "admin", "signatory", party, "--name", $"Signatory of {party}", "--public-key", Path.ChangeExtension(key, ".pub.pem"));
        return key;
    }

    /// <summary>An agreement that both have signed.</summary>
    internal async Task AgreeAsync(string grantor, string grantorKey, string grantee, string granteeKey, string structure, params string[] uses)
    {
        var proposed = await DoAsync(grantor, "signatory", ["agreement", "propose", grantor, grantee, "--structure", structure, "--use", .. uses, "--json"]);
        var id = (string)proposed.Json["id"]!;
        await DoAsync(grantor, "signatory", "agreement", "sign", id, "--key", grantorKey, "--yes");
        var signed = await DoAsync(grantee, grantee.Length > 3 ? "steward" : "signatory", "agreement", "sign", id, "--key", granteeKey, "--yes", "--json");
        Assert.Equal("SIGNED", (string?)signed.Json["state"]);
    }

    private async Task<string> TokenAsync(string? party, string role)
    {
        if (!_tokens.TryGetValue((party, role), out var token))
        {
            string[] named = party is null ? [] : [party];
            var made = await Statsx.RunAsync(["token", .. named, "--role", role, "--data", Data]);
            Assert.Equal(0, made.ExitCode);
            _tokens[(party, role)] = token = made.Output.Trim();
        }

        return token;
    }

    [GeneratedRegex("http://[0-9.]+:[0-9]+")]
    private static partial Regex Address();
}
