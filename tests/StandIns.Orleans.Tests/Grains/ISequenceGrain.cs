// SPDX-License-Identifier: Apache-2.0
using StandIns.Orleans.Tests.Messages;

namespace StandIns.Orleans.Tests.Grains;

[Alias("test.sequence")]
public interface ISequenceGrain : IGrainWithStringKey
{
    IAsyncEnumerable<int> CountAsync(int count);

    IAsyncEnumerable<int> CountThenFailAsync(int count);

    /// <summary>One element, then nothing until cancelled.</summary>
    IAsyncEnumerable<int> WatchAsync(CancellationToken cancellationToken);

    IAsyncEnumerable<Sheet> SameSheetAsync();

    Task LeaveAsync();
}
