// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Benchmarks.Data;
using StatsExchange.Benchmarks.Load;

namespace StatsExchange.Benchmarks.Stores;

/// <summary>The bytes of the blocks at the end of a file, and an fsync.</summary>
internal sealed class PlainFile(string directory) : IPlainStore
{
    private readonly FileStream _file = new(Path.Combine(directory, "appended"), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
    private readonly SemaphoreSlim _turn = new(1, 1);

    public string Name => "file";

    public bool HasKeys => false;

    public TimeSpan Cpu => Environment.CpuUsage.TotalTime;

    public Task BeginAsync()
    {
        _file.SetLength(0);
        return Task.CompletedTask;
    }

    public async Task<Work> PutAsync(BlockSet set)
    {
        await _turn.WaitAsync();
        try
        {
            var before = _file.Length;
            foreach (var block in set.BlockBytes)
            {
                _file.Write(block);
            }

            _file.Flush(flushToDisk: true);
            return new Work(set.Observations, set.Bytes, _file.Length - before == set.BlockBytes.Sum(block => (long)block.Length));
        }
        finally
        {
            _turn.Release();
        }
    }

    public Task<long> StoredAsync() => Task.FromResult(_file.Length);

    public ValueTask DisposeAsync()
    {
        _turn.Dispose();
        return _file.DisposeAsync();
    }
}
