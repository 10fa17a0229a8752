// SPDX-License-Identifier: Apache-2.0
using Grpc.Core;
using Grpc.Net.Client.Balancer;

namespace Grpc.Net.Client;

/// <summary>Where calls go as things stand: to ready addresses in turn, or nowhere yet, or nowhere with a reason.</summary>
internal sealed class Picker(BalancerAddress[] ready, Status? failure, int first)
{
    private int _next = first - 1;

    public static Picker Waiting { get; } = new([], null, 0);

    public Status? Failure => failure;

    public BalancerAddress? TryPick() => ready.Length switch
    {
        0 => null,
        1 => ready[0],
        _ => ready[(uint)Interlocked.Increment(ref _next) % (uint)ready.Length],
    };
}
