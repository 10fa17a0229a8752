// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client;

/// <summary>A call and the messages that come back.</summary>
internal interface ICall<TResponse> : ICall
    where TResponse : class
{
    /// <summary>The next message, or null where the server has ended the call with OK.</summary>
    ValueTask<TResponse?> ReadAsync();
}
