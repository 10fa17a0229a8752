// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;
using StandIns.Orleans.Tests.Grains;

namespace StandIns.Orleans.Tests.Stricter;

/// <summary>No turn overlaps another, no call is lost or run twice. The real runtime drops calls that it forwarded from too many ended activations.</summary>
public sealed class StressTests
{
    private const int Callers = 32;
    private const int CallsPerCaller = 300;
    private const int Grains = 6;

    [Fact]
    public async Task Calls_OfManyCallersAtRandom_KeepTheirTurnsAndRunOnce()
    {
        var seed = Random.Shared.Next();
        await RunAsync(seed);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1_734_112)]
    public async Task Calls_OfASeedSeenBefore_KeepTheirTurnsAndRunOnce(int seed) => await RunAsync(seed);

    private static async Task RunAsync(int seed)
    {
        await using var silo = await TestSilo.StartAsync(builder => builder.Services.AddSingleton<StressRecord>());
        var record = silo.Service<StressRecord>();
        var mayBeCancelled = new bool[Callers][];
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            var random = new Random(HashCode.Combine(seed, caller));
            mayBeCancelled[caller] = new bool[CallsPerCaller * 2];
            for (var call = 0; call < CallsPerCaller; call++)
            {
                var id = ((caller * CallsPerCaller) + call) * 2;
                mayBeCancelled[caller][call * 2] = await CallAsync(silo.Grains, random, id);
            }
        }))).WaitAsync(TimeSpan.FromMinutes(2));

        Assert.True(record.Faults.Count == 0, $"seed {seed}: {string.Join("; ", record.Faults.Take(5))}");
        for (var id = 0; id < Callers * CallsPerCaller * 2; id += 2)
        {
            var least = mayBeCancelled[id / 2 / CallsPerCaller][id % (CallsPerCaller * 2)] ? 0 : 1;
            Assert.True(record.RunsOf(id) >= least && record.RunsOf(id) <= 1, $"seed {seed}: call {id} ran {record.RunsOf(id)} times");
            Assert.True(record.RunsOf(id + 1) <= 1, $"seed {seed}: inner call {id + 1} ran {record.RunsOf(id + 1)} times");
        }
    }

    /// <summary>True where the call was cancelled, and so may not have run.</summary>
    private static async Task<bool> CallAsync(IGrainFactory grains, Random random, int id)
    {
        var key = random.Next(Grains);
        var grain = grains.GetGrain<IStressGrain>($"{key}");
        var yields = random.Next(4);
        switch (random.Next(12))
        {
            case 0:
                await grain.LeaveAsync(id);
                return false;
            case 1:
                using (var patience = new CancellationTokenSource())
                {
                    var call = grain.WritePatientlyAsync(id, yields, patience.Token);
                    await patience.CancelAsync();
                    return await IsCancelledAsync(call);
                }

            case 2:
                await grain.PassOnAsync(id, id + 1, $"{key + 1 + random.Next(Grains)}", yields);
                return false;
            case < 5:
                Assert.Equal(id, await grain.PeekAsync(id));
                return false;
            case < 9:
                await grain.ReadAsync(id, yields);
                return false;
            default:
                await grain.WriteAsync(id, yields);
                return false;
        }
    }

    private static async Task<bool> IsCancelledAsync(ValueTask<int> call)
    {
        try
        {
            await call;
            return false;
        }
        catch (OperationCanceledException)
        {
            return true;
        }
    }
}
