// SPDX-License-Identifier: Apache-2.0
using Orleans.Concurrency;

namespace StandIns.Orleans.Tests.Grains;

[StatelessWorker(2)]
public sealed class WorkerGrain(Notebook notebook) : Grain, IWorkerGrain
{
    private readonly Guid own = Guid.NewGuid();

    public async Task<Guid> WorkAsync(string gate)
    {
        await notebook.WaitAtAsync(gate);
        return own;
    }
}
