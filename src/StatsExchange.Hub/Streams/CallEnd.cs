// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StatsExchange.Hub.Streams;

/// <summary>The token of a stream that ends with its call and with the hub. It goes along in the call's own state, since a call's context cannot be replaced.</summary>
internal static class CallEnd
{
    private static readonly object Key = new();

    public static void Set(ServerCallContext context, CancellationToken token) => context.UserState[Key] = token;

    public static CancellationToken Of(ServerCallContext context) =>
        context.UserState.TryGetValue(Key, out var token) ? (CancellationToken)token : context.CancellationToken;
}
