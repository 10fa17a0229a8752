// SPDX-License-Identifier: Apache-2.0
using Orleans.Concurrency;

namespace StandIns.Orleans.Tests.Grains;

[Alias("test.stress")]
public interface IStressGrain : IGrainWithStringKey
{
    Task WriteAsync(int call, int yields);

    ValueTask<int> WritePatientlyAsync(int call, int yields, CancellationToken cancellationToken);

    [ReadOnly]
    Task ReadAsync(int call, int yields);

    [AlwaysInterleave]
    Task<int> PeekAsync(int call);

    Task LeaveAsync(int call);

    /// <summary>Calls the grain of a later key, so that no two can wait for one another.</summary>
    Task PassOnAsync(int call, int inner, string key, int yields);
}
