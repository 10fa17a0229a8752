// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;

namespace StandIns.Grpc.Tests;

/// <summary>What a handler was told of its call, kept beyond the call.</summary>
internal sealed record SeenCall(string Method, string Peer, DateTime Deadline, Metadata RequestHeaders)
{
    public static SeenCall Of(ServerCallContext context) => new(context.Method, context.Peer, context.Deadline, context.RequestHeaders);
}
