// SPDX-License-Identifier: Apache-2.0
using System.Net.Sockets;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Keys;
using StatsExchange.Hub.Keys;
using StatsExchange.Hub.Maintenance;
using StatsExchange.Hub.Options;
using StatsExchange.Hub.Tls;
using StatsExchange.Journal;

namespace StatsExchange.Hub;

/// <summary>The process: reads its options, runs a hub until it is told to stop, and says by its exit code what became of it.</summary>
internal static class HubProgram
{
    public static Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error) =>
        RunAsync(arguments, output, error, HubSeams.None);

    public static async Task<int> RunAsync(string[] arguments, TextWriter output, TextWriter error, HubSeams seams)
    {
        if (MaintenanceProgram.Knows(arguments))
        {
            return await MaintenanceProgram.RunAsync(arguments, output, error);
        }

        if (arguments.Contains("--help"))
        {
            await output.WriteAsync(HelpText.Write());
            return ExitCode.Done;
        }

        var reading = OptionReader.Read(
            arguments, Environment.GetEnvironmentVariables(), Path.Combine(AppContext.BaseDirectory, OptionReader.DefaultFile));
        if (reading.Errors.Count > 0)
        {
            await error.WriteLineAsync("The hub does not start:");
            foreach (var problem in reading.Errors)
            {
                await error.WriteLineAsync("  " + problem);
            }

            return ExitCode.WrongUsage;
        }

        try
        {
            using SecondSignal secondSignal = new(TimeProvider.System);
            await using var hub = await HubHost.StartAsync(reading.Options, TimeProvider.System, seams, CancellationToken.None);
            return await hub.WaitForShutdownAsync(secondSignal.Token) ? ExitCode.Done : ExitCode.Failed;
        }
        catch (Exception problem) when (problem is JournalException or KeyFileException or EvidenceKeyException or RefusedException or TlsFileException or IOException or SocketException
            or UnauthorizedAccessException)
        {
            await error.WriteLineAsync("The hub does not run: " + problem.Message);
            return ExitCode.Failed;
        }
    }
}
