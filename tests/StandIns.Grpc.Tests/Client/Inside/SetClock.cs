// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Grpc.Tests.Client.Inside;

/// <summary>A clock that stands until it is set.</summary>
internal sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => Now;
}
