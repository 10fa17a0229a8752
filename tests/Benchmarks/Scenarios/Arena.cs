// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Load;
using StatsExchange.Benchmarks.Processes;
using StatsExchange.Client.Connections;
using StatsExchange.PostgresServer;

namespace StatsExchange.Benchmarks.Scenarios;

/// <summary>The servers of a run, each started when a scenario first needs it, and what drives them.</summary>
internal sealed class Arena(bool? serverGc, bool isSmall) : IAsyncDisposable
{
    private const int Years = 12;

    private readonly Stack<object> _toDispose = new();
    private readonly string _scratch = Directory.CreateTempSubdirectory("statsexchange-benchmarks-").FullName;
    private Task<OwnServer>? _own;
    private Task<HubServer>? _hub;
    private Task<CppServer>? _cpp;
    private Task<TestServer>? _postgres;

    /// <summary>Small data sets: the answers count, not the times.</summary>
    public bool IsSmall => isSmall;

    /// <summary>The garbage collector of the .NET servers, instead of their own choice.</summary>
    public bool? ServerGc => serverGc;

    public Task<OwnServer> OwnAsync() => _own ??= KeptAsync(OwnServer.StartAsync(serverGc));

    public Task<HubServer> HubAsync() => _hub ??= KeptAsync(HubServer.StartAsync(_scratch, serverGc));

    /// <summary>A PostgreSQL of the run.</summary>
    /// <exception cref="NotMeasuredException">It is not installed.</exception>
    public Task<TestServer> PostgresAsync() => PostgresBinaries.WhyMissing is { } reason
        ? throw new NotMeasuredException(reason)
        : _postgres ??= KeptAsync(TestServer.StartAsync());

    /// <summary>A hub with its journal in the schema that a connection string names.</summary>
    public async Task<HubServer> PostgresHubAsync(string connectionString) =>
        await KeptAsync((await HubAsync()).StartWithPostgresAsync(connectionString, serverGc));

    /// <exception cref="NotMeasuredException">It cannot be built here.</exception>
    public Task<CppServer> CppAsync() => _cpp ??= KeptAsync(CppServer.StartAsync(_scratch));

    /// <summary>A connection to a hub that has no token yet.</summary>
    public HubConnection ConnectionTo(HubServer hub) => Kept(new HubConnection(hub.Address));

    public string DirectoryOf(string name) => Directory.CreateDirectory(Path.Combine(_scratch, name)).FullName;

    /// <summary>Holds something until the end of the run.</summary>
    public T Held<T>(T held)
        where T : IAsyncDisposable
    {
        _toDispose.Push(held);
        return held;
    }

    public UnaryCalls CallsOf(IServer server) => Kept(new UnaryCalls(server.Address));

    public RawTransfers RawTransfersOf(IServer server) => Kept(new RawTransfers(server.Address));

    /// <summary>Transfers of a server that asks for no token.</summary>
    public BlockTransfers TransfersOf(IServer server)
    {
        var connection = Kept(new HubConnection(server.Address));
        return new BlockTransfers(connection, connection);
    }

    public BlockTransfers TransfersOfHub(HubServer hub)
    {
        var submitter = Kept(new HubConnection(hub.Address, hub.Token("submitter", BlockSet.Office)));
        return new BlockTransfers(submitter, submitter.WithToken(hub.Token("analyst", BlockSet.Office)));
    }

    /// <summary>Two sets of the same keys with other values, so that sending one after the other changes every cell.</summary>
    public (BlockSet First, BlockSet Second) BlockSets() => (BlockSet.Make(isSmall ? 1 : Years, seed: 1), BlockSet.Make(isSmall ? 1 : Years, seed: 2));

    public string FileOf(byte[] content)
    {
        var path = Path.Combine(_scratch, "body");
        File.WriteAllBytes(path, content);
        return path;
    }

    public async ValueTask DisposeAsync()
    {
        while (_toDispose.TryPop(out var held))
        {
            if (held is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync();
            }
            else
            {
                ((IDisposable)held).Dispose();
            }
        }

        Directory.Delete(_scratch, recursive: true);
    }

    private async Task<T> KeptAsync<T>(Task<T> starting)
        where T : IAsyncDisposable
    {
        return Held(await starting);
    }

    private T Kept<T>(T held)
        where T : IDisposable
    {
        _toDispose.Push(held);
        return held;
    }
}
