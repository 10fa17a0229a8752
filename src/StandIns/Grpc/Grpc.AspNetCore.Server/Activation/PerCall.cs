// SPDX-License-Identifier: Apache-2.0
namespace Grpc.AspNetCore.Server;

/// <summary>An instance that serves one call; what was made for the call ends with it.</summary>
internal readonly record struct PerCall<T>(T Instance, bool IsOwned) : IAsyncDisposable
    where T : class
{
    public bool NeedsDisposal => IsOwned && Instance is (IAsyncDisposable or IDisposable);

    public ValueTask DisposeAsync()
    {
        switch (Instance)
        {
            case IAsyncDisposable disposable when IsOwned:
                return disposable.DisposeAsync();
            case IDisposable disposable when IsOwned:
                disposable.Dispose();
                break;
        }

        return ValueTask.CompletedTask;
    }
}
