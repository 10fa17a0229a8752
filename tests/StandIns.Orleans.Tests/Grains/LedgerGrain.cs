// SPDX-License-Identifier: Apache-2.0
using Orleans.Runtime;
using StandIns.Orleans.Tests.Messages;

namespace StandIns.Orleans.Tests.Grains;

public sealed class LedgerGrain(Notebook notebook) : Grain, ILedgerGrain
{
    private int count;
    private Sheet kept = new();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        notebook.Write($"activated {IdentityString}");
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        notebook.Write($"deactivated {IdentityString} {reason.ReasonCode}");
        return Task.CompletedTask;
    }

    public Task<string> IdentityAsync() => Task.FromResult($"{this.GetPrimaryKeyString()} {GrainContext.GrainId} {IdentityString}");

    public Task WriteAsync(string name, string gate) => PassAsync(name, gate);

    public Task ReadAsync(string name, string gate) => PassAsync(name, gate);

    public Task<int> PeekAsync() => Task.FromResult(count);

    public ValueTask NoteAsync(string line)
    {
        notebook.Write(line);
        return ValueTask.CompletedTask;
    }

    public async ValueTask<int> AddAsync(int left, int right)
    {
        await Task.Yield();
        return left + right;
    }

    public Task<T> EchoAsync<T>(T value) => Task.FromResult(value);

    public Task KeepAsync(Sheet sheet)
    {
        kept = sheet;
        return Task.CompletedTask;
    }

    public Task<Sheet> KeptAsync() => Task.FromResult(kept);

    public Task<string> KeptTitleAsync() => Task.FromResult(kept.Title);

    public async Task RefuseAsync(string series, bool synchronously)
    {
        if (!synchronously)
        {
            await Task.Yield();
        }

        throw new LedgerException("refused", series);
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }

    public Task<string?> OfficeAsync(bool change)
    {
        var office = RequestContext.Get("office") as string;
        if (change)
        {
            RequestContext.Set("office", "changed");
        }

        return Task.FromResult(office);
    }

    public async Task<bool> WaitForCancellationAsync(CancellationToken cancellationToken)
    {
        try
        {
            await notebook.WaitAtAsync("cancellation", cancellationToken);
            return false;
        }
        catch (OperationCanceledException)
        {
            notebook.Write("grain cancelled");
            notebook.Open("seen");
            throw;
        }
    }

    public async Task<int> UnsafeIncrementAsync()
    {
        var before = count;
        await Task.Yield();
        count = before + 1;
        return count;
    }

    private async Task PassAsync(string name, string gate)
    {
        notebook.Write($"{name} begins");
        await notebook.WaitAtAsync(gate);
        notebook.Write($"{name} ends");
    }
}
