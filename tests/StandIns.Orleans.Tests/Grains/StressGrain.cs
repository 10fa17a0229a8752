// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Grains;

/// <summary>Notes every turn that overlaps another one that it must not overlap.</summary>
public sealed class StressGrain(StressRecord record) : Grain, IStressGrain
{
    // Never changed by two turns at once, if turns are what they are said to be.
    private int writers;
    private int readers;
    private int inside;

    public Task WriteAsync(int call, int yields) => TurnAsync(call, yields, writes: true);

    public async ValueTask<int> WritePatientlyAsync(int call, int yields, CancellationToken cancellationToken)
    {
        await TurnAsync(call, yields, writes: true);
        return call;
    }

    public Task ReadAsync(int call, int yields) => TurnAsync(call, yields, writes: false);

    public Task<int> PeekAsync(int call)
    {
        record.Ran(call);
        return Task.FromResult(call);
    }

    public Task LeaveAsync(int call)
    {
        record.Ran(call);
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public async Task PassOnAsync(int call, int inner, string key, int yields)
    {
        await TurnAsync(call, yields, writes: true);
        await GrainFactory.GetGrain<IStressGrain>(key).WriteAsync(inner, yields);
    }

    private async Task TurnAsync(int call, int yields, bool writes)
    {
        record.Ran(call);
        record.Expect(writers == 0 && (!writes || readers == 0), $"call {call} overlaps {writers} writers and {readers} readers of {IdentityString}");
        Count(writes, 1);
        for (var i = 0; i < yields; i++)
        {
            await Task.Yield();
            record.Expect(Interlocked.Increment(ref inside) == 1, $"call {call} runs beside another in {IdentityString}");
            Interlocked.Decrement(ref inside);
        }

        Count(writes, -1);
    }

    private void Count(bool writes, int change)
    {
        if (writes)
        {
            writers += change;
        }
        else
        {
            readers += change;
        }
    }
}
