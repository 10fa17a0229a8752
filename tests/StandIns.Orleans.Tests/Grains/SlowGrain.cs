// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Grains;

/// <summary>Waits at gates while it is activated and while it writes.</summary>
public sealed class SlowGrain(Notebook notebook) : Grain, ISlowGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken) => notebook.WaitAtAsync("activation", cancellationToken);

    public Task WriteAsync() => notebook.WaitAtAsync("write");

    public Task PeekAsync() => Task.CompletedTask;
}
