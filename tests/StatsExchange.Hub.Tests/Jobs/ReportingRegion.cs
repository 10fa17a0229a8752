// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;

namespace StatsExchange.Hub.Tests.Jobs;

/// <summary>
/// The data directory of a stopped hub to which all members of EUROPE27 that report have submitted the real European flows of 2010 to 2017; all let the
/// body make estimates and read what they report.
/// </summary>
public sealed class ReportingRegion : IAsyncLifetime, IDisposable
{
    public const string Region = "EUROPE27";

    private readonly RunningHub _hub = new();

    public async Task InitializeAsync()
    {
        await _hub.InitializeAsync();
        using var steward = await SigningPerson.RegisterAsync(_hub, Region);
        foreach (var flows in Samples.Rows("flows_europe27.csv").GroupBy(row => row["REF_AREA"]))
        {
            using var person = await SigningPerson.RegisterAsync(_hub, flows.Key);
            await _hub.SubmitAsync(Flows.Header(flows.Key, "flows"), [.. flows.Select(Samples.ObservationOf)]);
            await person.GrantUseAsync(steward, Use.Estimate);
            await person.GrantUseAsync(steward, Use.ForwardToRegion);
        }

        await _hub.DisposeAsync();
    }

    /// <summary>A copy of the directory, keys included.</summary>
    public void CopyTo(string directory)
    {
        foreach (var file in Directory.EnumerateFiles(_hub.Data, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(directory, Path.GetRelativePath(_hub.Data, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _hub.Dispose();
}
