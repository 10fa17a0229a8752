// SPDX-License-Identifier: Apache-2.0
using System.Diagnostics;

namespace StatsExchange.Faults.Processes;

/// <summary>A hub as a process of its own, which can be killed, stopped and resumed.</summary>
internal sealed class HubProcess : IDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly StreamWriter _log;
    private readonly TaskCompletionSource _serving = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private HubProcess(ProcessStartInfo start, string log)
    {
        _log = new StreamWriter(log, append: true) { AutoFlush = true };
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.Exited += (_, _) => _serving.TrySetException(new IOException($"The hub ended before it served; see {log}."));
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public bool HasExited => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <param name="arguments">The options of the hub.</param>
    /// <param name="environment">What is to go wrong in it.</param>
    /// <param name="log">The file its output is added to.</param>
    /// <param name="prefix">A command that runs it, as one of another network does; empty for none.</param>
    public static HubProcess Start(
        IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string log, params IReadOnlyList<string> prefix)
    {
        string[] command = [.. prefix, "dotnet", BuiltHub.Path, .. arguments];
        ProcessStartInfo start = new(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return new HubProcess(start, log);
    }

    /// <summary>Returns once it serves.</summary>
    /// <exception cref="IOException">It ended.</exception>
    public Task WaitUntilServingAsync() => _serving.Task.WaitAsync(StartTimeout);

    public Task WaitForExitAsync(TimeSpan patience) => _process.WaitForExitAsync().WaitAsync(patience);

    public void Kill()
    {
        Signals.Send(_process.Id, Signals.Kill);
        _process.WaitForExit();
    }

    public void Stop() => Signals.Send(_process.Id, Signals.Stop);

    public void Resume() => Signals.Send(_process.Id, Signals.Continue);

    /// <summary>Ends it in order.</summary>
    public async Task TerminateAsync()
    {
        Signals.Send(_process.Id, Signals.Terminate);
        await WaitForExitAsync(StartTimeout);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        lock (_log)
        {
            _log.Dispose();
        }
    }

    private void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_log)
        {
            if (_log.BaseStream is { CanWrite: true })
            {
                _log.WriteLine(line);
            }
        }

        if (line.Contains("http://", StringComparison.Ordinal))
        {
            _serving.TrySetResult();
        }
    }
}
