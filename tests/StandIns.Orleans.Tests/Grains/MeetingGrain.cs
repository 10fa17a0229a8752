// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Grains;

public sealed class MeetingGrain(Notebook notebook) : Grain, IMeetingGrain
{
    private int greetings;

    public async Task<int> VisitAsync(string gate, string other)
    {
        await notebook.WaitAtAsync(gate);
        return await GrainFactory.GetGrain<IMeetingGrain>(other).GreetAsync();
    }

    public Task<int> GreetAsync() => Task.FromResult(++greetings);

    public async Task StartGreetingAsync(string gate)
    {
        _ = GrainFactory.GetGrain<IMeetingGrain>(this.GetPrimaryKeyString()).GreetAsync();
        await notebook.WaitAtAsync(gate);
    }
}
