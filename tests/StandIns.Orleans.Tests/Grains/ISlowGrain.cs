// SPDX-License-Identifier: Apache-2.0
using Orleans.Concurrency;

namespace StandIns.Orleans.Tests.Grains;

[Alias("test.slow")]
public interface ISlowGrain : IGrainWithStringKey
{
    Task WriteAsync();

    [AlwaysInterleave]
    Task PeekAsync();
}
