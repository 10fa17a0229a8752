// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Tests;

/// <summary>A clock that stands until it is set.</summary>
public sealed class SetClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => Now;
}
