// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;

namespace StatsExchange.Hub.Tests.Running;

/// <summary>A hub as its own process, as an operator starts it.</summary>
internal sealed partial class HubProcess : IDisposable
{
    private const int Sigterm = 15;

    private readonly Process _process;

    private HubProcess(Process process) => _process = process;

    public static HubProcess Start(IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null) =>
        Start(typeof(HubHost).Assembly.Location, arguments, environment);

    /// <summary>A hub that kills itself, as kill -9 does, when it reaches a place for the n-th time.</summary>
    /// <param name="arguments">The options of the hub.</param>
    /// <param name="place">A place of the hub with faults, for example Staged.</param>
    /// <param name="times">How often it is to be reached.</param>
    /// <param name="mark">The file that is written just before, so that it is known to have fired.</param>
    public static HubProcess StartDoomed(IEnumerable<string> arguments, string place, int times, string mark) =>
        StartFaulty(arguments, mark, "FAULTY_HUB_KILL_AT", FormattableString.Invariant($"{place}:{times}"));

    /// <summary>A hub that stays at a place, with what it does there and nothing else, when it reaches it for the n-th time.</summary>
    /// <param name="arguments">The options of the hub.</param>
    /// <param name="place">A place of the hub with faults, for example BeforeStage.</param>
    /// <param name="times">How often it is to be reached.</param>
    /// <param name="time">How long it stays; no time where the mark alone is wanted.</param>
    /// <param name="mark">The file that is written just before.</param>
    public static HubProcess StartHeld(IEnumerable<string> arguments, string place, int times, TimeSpan time, string mark) =>
        StartFaulty(arguments, mark, "FAULTY_HUB_HOLD_AT", FormattableString.Invariant($"{place}:{times}:{time.TotalMilliseconds}"));

    private static HubProcess StartFaulty(IEnumerable<string> arguments, string mark, string fault, string value)
    {
        var own = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var faulty = Path.Combine(own.Parent!.Parent!.Parent!.Parent!.FullName, "Faults", "FaultyHub", "bin", own.Parent.Name, own.Name, "FaultyHub.dll");
        return Start(faulty, arguments, new Dictionary<string, string> { [fault] = value, ["FAULTY_HUB_MARK"] = mark });
    }

    private static HubProcess Start(string assembly, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment)
    {
        ProcessStartInfo start = new("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(assembly);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new HubProcess(Process.Start(start)!);
    }

    public bool HasExited => _process.HasExited;

    /// <summary>Reads the log up to the line that says where the hub listens.</summary>
    /// <param name="heard">Is given each line on the way.</param>
    public async Task<Uri> WaitForAddressAsync(Action<string>? heard = null)
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        while (await _process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
        {
            heard?.Invoke(line);
            if (Address().Match(line) is { Success: true } match)
            {
                return new Uri(match.Value);
            }
        }

        throw new InvalidOperationException("The hub ended: " + await _process.StandardError.ReadToEndAsync(patience.Token));
    }

    public Task TerminateAsync() => RunAsync($"kill -TERM {_process.Id}");

    /// <summary>As when a signal to a group of processes is passed on by the parent as well; apart enough not to become one.</summary>
    public async Task TerminateTwiceAsync()
    {
        // Without other programs in between: on a busy machine their start takes longer than the second that counts as at once.
        Assert.Equal(0, Kill(_process.Id, Sigterm));
        await Task.Delay(100);
        Assert.Equal(0, Kill(_process.Id, Sigterm));
    }

    public async Task<(int ExitCode, string Output, string Error)> WaitForExitAsync()
    {
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(60));
        var output = _process.StandardOutput.ReadToEndAsync(patience.Token);
        var error = _process.StandardError.ReadToEndAsync(patience.Token);
        await _process.WaitForExitAsync(patience.Token);
        return (_process.ExitCode, await output, await error);
    }

    /// <summary>Ends it as a power cut would, without a chance to tidy up.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
    }

    private static async Task RunAsync(FormattableString command)
    {
        using var shell = Process.Start("/bin/sh", ["-c", FormattableString.Invariant(command)]);
        await shell.WaitForExitAsync();
    }

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int process, int signal);

    [GeneratedRegex("http://[0-9.]+:[0-9]+")]
    private static partial Regex Address();
}
