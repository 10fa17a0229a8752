// SPDX-License-Identifier: Apache-2.0
using Orleans.Concurrency;
using StandIns.Orleans.Tests.Messages;

namespace StandIns.Orleans.Tests.Grains;

[Alias("test.ledger")]
public interface ILedgerGrain : IGrainWithStringKey
{
    Task<string> IdentityAsync();

    /// <summary>Writes when it begins and when it ends; in between it waits at the gate.</summary>
    Task WriteAsync(string name, string gate);

    [ReadOnly]
    Task ReadAsync(string name, string gate);

    [AlwaysInterleave]
    Task<int> PeekAsync();

    ValueTask NoteAsync(string line);

    ValueTask<int> AddAsync(int left, int right);

    Task<T> EchoAsync<T>(T value);

    /// <summary>The sender promises not to change the sheet.</summary>
    Task KeepAsync([Immutable] Sheet sheet);

    Task<Sheet> KeptAsync();

    Task<string> KeptTitleAsync();

    Task RefuseAsync(string series, bool synchronously);

    Task LeaveAsync();

    Task<string?> OfficeAsync(bool change);

    Task<bool> WaitForCancellationAsync(CancellationToken cancellationToken);

    Task<int> UnsafeIncrementAsync();
}
