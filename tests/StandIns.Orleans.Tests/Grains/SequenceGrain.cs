// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using StandIns.Orleans.Tests.Messages;

namespace StandIns.Orleans.Tests.Grains;

public sealed class SequenceGrain(Notebook notebook) : Grain, ISequenceGrain
{
    private readonly Sheet sheet = new();

    public async IAsyncEnumerable<int> CountAsync(int count)
    {
        await Task.CompletedTask;
        for (var i = 0; i < count; i++)
        {
            yield return i;
        }
    }

    public async IAsyncEnumerable<int> CountThenFailAsync(int count)
    {
        await Task.Yield();
        for (var i = 0; i < count; i++)
        {
            yield return i;
        }

        throw new LedgerException("lost", "FLOW");
    }

    public async IAsyncEnumerable<int> WatchAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        try
        {
            yield return 1;
            await notebook.WaitAtAsync("never", cancellationToken);
        }
        finally
        {
            notebook.Write("watch ended");
            notebook.Open("ended");
        }
    }

    public async IAsyncEnumerable<Sheet> SameSheetAsync()
    {
        await Task.CompletedTask;
        yield return sheet;
        yield return sheet;
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
