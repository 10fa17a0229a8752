// SPDX-License-Identifier: Apache-2.0
using System.Runtime.Versioning;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.Data.Sqlite;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.V1;
using static Grpc.Health.V1.HealthCheckResponse.Types;
using HealthClient = Grpc.Health.V1.Health.HealthClient;

namespace StatsExchange.Hub.Tests.Streams;

/// <summary>What callers and operators see of a hub, as a process of its own, that is told to end.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class ShutdownTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TempDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Terminate_WithUnaryCallUnderWay_LetsItFinishAndTakesNoOther()
    {
        using var process = StartMarked("60");
        var address = await process.WaitForAddressAsync();
        using var channel = GrpcChannel.ForAddress(address);
        using TokenMint mint = new(_directory.File("data/keys/token.pem"));
        using var watch = new HealthClient(channel).Watch(new HealthCheckRequest());
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None));
        using var @lock = LockJournal();
        var underWay = new AdministrationService.AdministrationServiceClient(channel).RegisterOfficeAsync(
            new RegisterOfficeRequest { RequestId = "slow", Office = new Office { RefArea = "SWE", Name = "Office", Contact = "-" } },
            new CallOptions(new Metadata { { "authorization", "Bearer " + mint.Token("admin") } })).ResponseAsync;
        await UntilMarkedAsync();

        await process.TerminateAsync();

        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience));
        Assert.Equal(ServingStatus.NotServing, watch.ResponseStream.Current.Status);
        await IsUnavailableAsync(() => watch.ResponseStream.MoveNext(CancellationToken.None));
        using (var other = GrpcChannel.ForAddress(address))
        {
            await IsUnavailableAsync(() => new ReferenceService.ReferenceServiceClient(other).ListRegionsAsync(new ListRegionsRequest()).ResponseAsync);
        }

        Assert.False(underWay.IsCompleted);
        Unlock(@lock);
        Assert.Equal("SWE", (await underWay.WaitAsync(Patience)).Office.RefArea);
        Assert.Equal(0, (await process.WaitForExitAsync()).ExitCode);
    }

    [Fact]
    public async Task Terminate_Twice_CutsWhatIsUnderWay()
    {
        using var process = Start("600");
        var address = await process.WaitForAddressAsync();
        using SlowRequest request = new(address);
        await request.SentAsync().WaitAsync(Patience);
        using var channel = GrpcChannel.ForAddress(address);
        using var watch = new HealthClient(channel).Watch(new HealthCheckRequest());
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience));

        await process.TerminateAsync();
        Assert.True(await watch.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(Patience));
        Assert.Equal(ServingStatus.NotServing, watch.ResponseStream.Current.Status);
        // It has heard the first; longer than a signal may take to arrive twice.
        await Task.Delay(TimeSpan.FromSeconds(1.5));
        Assert.False(process.HasExited);
        await process.TerminateAsync();

        var (exit, output, _) = await process.WaitForExitAsync();
        Assert.Equal(0, exit);
        Assert.True(output.Contains("was cut", StringComparison.Ordinal), output);
        Assert.True(await request.IsCutAsync().WaitAsync(Patience));
    }

    [Fact]
    public async Task Terminate_TwiceAtOnce_LeavesTheGraceToWhatIsUnderWay()
    {
        using var process = StartMarked("60");
        var address = await process.WaitForAddressAsync();
        using var channel = GrpcChannel.ForAddress(address);
        using TokenMint mint = new(_directory.File("data/keys/token.pem"));
        using var @lock = LockJournal();
        var underWay = new AdministrationService.AdministrationServiceClient(channel).RegisterOfficeAsync(
            new RegisterOfficeRequest { RequestId = "slow", Office = new Office { RefArea = "SWE", Name = "Office", Contact = "-" } },
            new CallOptions(new Metadata { { "authorization", "Bearer " + mint.Token("admin") } })).ResponseAsync;
        await UntilMarkedAsync();

        await process.TerminateTwiceAsync();
        // Long enough for a cut to show.
        await Assert.ThrowsAsync<TimeoutException>(() => underWay.WaitAsync(TimeSpan.FromSeconds(1)));

        Unlock(@lock);
        Assert.Equal("SWE", (await underWay.WaitAsync(Patience)).Office.RefArea);
        var (exit, output, _) = await process.WaitForExitAsync();
        Assert.Equal(0, exit);
        Assert.DoesNotContain("was cut", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terminate_WithUnaryCallThatNeverEnds_CutsItAfterTheGrace()
    {
        using var process = Start("1");
        using SlowRequest request = new(await process.WaitForAddressAsync());
        await request.SentAsync().WaitAsync(Patience);

        await process.TerminateAsync();

        var (exit, output, _) = await process.WaitForExitAsync();
        Assert.Equal(0, exit);
        Assert.True(output.Contains("was cut", StringComparison.Ordinal), output);
        Assert.True(await request.IsCutAsync().WaitAsync(Patience));
    }

    private static async Task IsUnavailableAsync(Func<Task> call)
    {
        var error = await Assert.ThrowsAsync<RpcException>(() => call().WaitAsync(Patience));
        Assert.Equal(StatusCode.Unavailable, error.StatusCode);
    }

    private static void Unlock(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "ROLLBACK";
        command.ExecuteNonQuery();
    }

    private HubProcess Start(string graceSeconds) => HubProcess.Start(Arguments(graceSeconds));

    /// <summary>One that leaves a mark when a call is about to write.</summary>
    private HubProcess StartMarked(string graceSeconds) =>
        HubProcess.StartHeld(Arguments(graceSeconds), "BeforeAppend", 1, TimeSpan.Zero, _directory.File("mark"));

    private string[] Arguments(string graceSeconds) =>
        ["--data", _directory.File("data"), "--urls", "http://127.0.0.1:0", "--shutdown-grace-seconds", graceSeconds];

    /// <summary>Until a call is where it waits for the journal.</summary>
    private async Task UntilMarkedAsync()
    {
        using CancellationTokenSource patience = new(Patience);
        while (!File.Exists(_directory.File("mark")))
        {
            await Task.Delay(20, patience.Token);
        }
    }

    /// <summary>Makes every write of the hub wait, as a slow disk does.</summary>
    private SqliteConnection LockJournal()
    {
        SqliteConnection connection = new($"Data Source={_directory.File("data/journal.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }
}
