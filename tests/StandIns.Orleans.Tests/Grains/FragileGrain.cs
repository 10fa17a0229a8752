// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Grains;

/// <summary>Cannot be activated the first time.</summary>
public sealed class FragileGrain(Notebook notebook) : Grain, IFragileGrain
{
    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        notebook.Write("activating");
        return notebook.Lines.Count == 1 ? throw new LedgerException("not readable", "journal") : Task.CompletedTask;
    }

    public Task<int> PingAsync() => Task.FromResult(notebook.Lines.Count);
}
