// SPDX-License-Identifier: Apache-2.0
using Microsoft.Data.Sqlite;
using SQLitePCL;
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Load;
using StatsExchange.Benchmarks.Processes;
using StatsExchange.Client.Connections;

namespace StatsExchange.Benchmarks.Stores;

/// <summary>A hub's data directory with a country of so many vintages, at rest.</summary>
/// <param name="Directory">The directory.</param>
/// <param name="Vintages">Vintages of the country; 0 where the directory is empty.</param>
internal sealed record StoredCountry(string Directory, int Vintages)
{
    /// <summary>The same country with more vintages in a directory of its own: the first holds all cells, each later one changes those of a corridor.</summary>
    public async Task<StoredCountry> GrownAsync(string directory, int vintages, BlockSet all, bool? serverGc)
    {
        Copy(directory);
        await using (var hub = await HubServer.StartOnAsync(directory, serverGc))
        {
            using var connection = new HubConnection(hub.Address, hub.Token("submitter", BlockSet.Office));
            var transfers = new BlockTransfers(connection, connection);
            for (var vintage = Vintages; vintage < vintages; vintage++)
            {
                await transfers.SubmitAsync(vintage == 0 ? all : BlockSet.Corridor(BlockSet.Office, BlockSet.FirstYear, vintage));
            }
        }

        return new StoredCountry(directory, vintages);
    }

    public StoredCountry CopiedTo(string directory)
    {
        Copy(directory);
        return this with { Directory = directory };
    }

    /// <summary>Takes away what spares the hub folding the country's entries from the first.</summary>
    public void ForgetState() => Ask("DELETE FROM saved_states");

    /// <summary>Bytes of the state saved for the country; 0 where there is none.</summary>
    public long StateSize() => Vintages == 0 ? 0 : (long)Ask($"SELECT coalesce(sum(length(body)), 0) FROM saved_states WHERE stream = 'country/{BlockSet.Office}'")!;

    private object? Ask(string sql)
    {
        Batteries_V2.Init();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(Directory, "journal.db"), Pooling = false }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private void Copy(string directory)
    {
        foreach (var file in System.IO.Directory.EnumerateFiles(Directory, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(directory, Path.GetRelativePath(Directory, file));
            System.IO.Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
