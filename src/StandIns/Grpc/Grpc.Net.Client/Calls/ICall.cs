// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace Grpc.Net.Client;

/// <summary>What an application sees of a call of any kind, made once or several times.</summary>
internal interface ICall : IDisposable
{
    Task<Metadata> Headers { get; }

    /// <exception cref="InvalidOperationException">The call has not ended.</exception>
    CallOutcome Outcome { get; }

    /// <summary>Lets a token given to a single read or write end the call: half a message cannot be taken back.</summary>
    CancellationTokenRegistration CancelWith(CancellationToken cancellationToken);
}
