// SPDX-License-Identifier: Apache-2.0
using Npgsql;
using StatsExchange.Contracts.Signatures;
using StatsExchange.Grains.Keys;
using StatsExchange.Hub.Tests.Running;
using StatsExchange.Journal;
using StatsExchange.PostgresServer;

namespace StatsExchange.Hub.Tests.Stores;

/// <summary>Hubs that do not start on a database say why in a sentence, and end with 1.</summary>
public sealed class PostgresStartTests : IDisposable
{
    private readonly TempDirectory _directory = new();

    public PostgresStartTests() => Skip.If(PostgresBinaries.WhyMissing is not null, PostgresBinaries.WhyMissing);

    public void Dispose() => _directory.Dispose();

    [SkippableFact]
    public async Task Start_OnADatabaseThatIsNotDurable_NamesTheSettingAndEndsWith1()
    {
        var server = await TestServer.SharedAsync();

        var error = await RefusedAsync(server.NewConnectionString() + ";Options=-c synchronous_commit=off");

        Assert.Equal(
            "The hub does not run: The store must run with synchronous_commit = on, local, remote_write or remote_apply, but has off.",
            error.Trim());
    }

    [SkippableFact]
    public async Task Start_OnASchemaOfANewerVersion_NamesTheMigrationAndEndsWith1()
    {
        var server = await TestServer.SharedAsync();
        var connectionString = server.NewConnectionString();
        await using (await Journal.Postgres.PostgresJournal.OpenAsync(connectionString, TimeProvider.System, default))
        {
        }

        await server.ExecuteAsync(
            "INSERT INTO schema_migrations VALUES (9999, '9999_later.sql', '', 0)", new NpgsqlConnectionStringBuilder(connectionString).SearchPath!);

        var error = await RefusedAsync(connectionString);

        Assert.Equal("The hub does not run: Migration 9999 of the journal's schema is newer than this version knows.", error.Trim());
    }

    [SkippableFact]
    public async Task Start_ServerNotThere_SaysSoWithoutThePasswordAndEndsWith1()
    {
        var error = await RefusedAsync("Host=127.0.0.1;Port=1;Database=hub;Username=hub;Password=not-to-be-shown");

        Assert.Equal("The hub does not run: PostgreSQL cannot be reached; nothing was written.", error.Trim());
    }

    [SkippableFact]
    public async Task Start_TwoAtOnceOnAnEmptyJournalWithDifferentEvidenceKeys_OneAdoptsItsAndTheOtherIsRefused()
    {
        var connectionString = (await TestServer.SharedAsync()).NewConnectionString();
        var tokenKey = WriteKey("token.pem");
        var evidenceKeys = new[] { WriteKey("evidence-1.pem"), WriteKey("evidence-2.pem") };

        var starts = evidenceKeys.Select(evidenceKey => Task.Run(() => HubScope.StartAsync(options =>
        {
            options.Node = Path.GetFileNameWithoutExtension(evidenceKey);
            options.Store.Postgres = connectionString;
            options.Keys.TokenKey = tokenKey;
            options.Keys.EvidenceKey = evidenceKey;
        }))).ToArray();
        await Task.WhenAll(starts).ContinueWith(_ => { }, TaskScheduler.Default);

        var started = Assert.Single(starts, start => start.IsCompletedSuccessfully);
        var refused = Assert.Single(starts, start => start.IsFaulted);
        Assert.IsType<EvidenceKeyException>(refused.Exception!.InnerException);
        await using var hub = await started;
        var entry = await hub.Hub.Host.Journal.ReadAsync(StreamName.Hub, 1, default).SingleAsync();
        Assert.Equal("evidence-key-adopted", entry.Kind);
        Assert.NotEmpty((await hub.Hub.SubmitAsync(Flows.Header("SWE", "s-1"), Flows.Observation("EMI", "DNK", 3763))).Receipt.Signature);
    }

    private async Task<string> RefusedAsync(string connectionString)
    {
        using var hub = HubProcess.Start(
        [
            "--data", _directory.File("data"), "--urls", "http://127.0.0.1:0", "--postgres", connectionString,
            "--token-key", WriteKey("token.pem"), "--evidence-key", WriteKey("evidence.pem"),
        ]);
        var (exit, _, error) = await hub.WaitForExitAsync();

        Assert.Equal(1, exit);
        return error;
    }

    private string WriteKey(string name)
    {
        var path = _directory.File(name);
        using var key = SigningKey.Create();
        File.WriteAllText(path, key.ExportPem());
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        return path;
    }
}
