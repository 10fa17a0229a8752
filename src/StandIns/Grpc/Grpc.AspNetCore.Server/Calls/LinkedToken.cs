// SPDX-License-Identifier: Apache-2.0
namespace Grpc.AspNetCore.Server;

/// <summary>A token that is cancelled with either of two; a source is made only where both can be.</summary>
internal readonly struct LinkedToken : IDisposable
{
    private readonly CancellationTokenSource? _source;

    public LinkedToken(CancellationToken call, CancellationToken caller)
    {
        if (!caller.CanBeCanceled || caller == call)
        {
            Token = call;
        }
        else if (!call.CanBeCanceled)
        {
            Token = caller;
        }
        else
        {
            _source = CancellationTokenSource.CreateLinkedTokenSource(call, caller);
            Token = _source.Token;
        }
    }

    public CancellationToken Token { get; }

    public void Dispose() => _source?.Dispose();
}
