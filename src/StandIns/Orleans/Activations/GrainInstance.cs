// SPDX-License-Identifier: Apache-2.0
using Microsoft.Extensions.DependencyInjection;

namespace Orleans.Runtime;

/// <summary>The grain object of one activation, with the scope of the container that it lives in.</summary>
internal sealed class GrainInstance(GrainClass grainClass, IServiceProvider services)
{
    private readonly AsyncServiceScope scope = services.CreateAsyncScope();

    internal IServiceProvider Services => scope.ServiceProvider;

    /// <summary>Null before the first call and where construction failed.</summary>
    internal IGrainBase? Grain { get; private set; }

    internal Task ActivateAsync(IGrainContext context, CancellationToken cancellationToken)
    {
        RuntimeContext.Current = context;
        try
        {
            Grain = grainClass.Create(Services);
        }
        finally
        {
            RuntimeContext.Current = null;
        }

        return Grain.OnActivateAsync(cancellationToken);
    }

    internal Task DeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Grain is null ? Task.CompletedTask : Grain.OnDeactivateAsync(reason, cancellationToken);

    internal async ValueTask ReleaseAsync()
    {
        switch (Grain)
        {
            case IAsyncDisposable disposable:
                await disposable.DisposeAsync();
                break;
            case IDisposable disposable:
                disposable.Dispose();
                break;
        }

        await scope.DisposeAsync();
    }
}
