// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Net.Client;

/// <summary>The times between attempts to reach an address: 1.6 times longer each time, a fifth more or less at random.</summary>
internal sealed class ReconnectBackoff(TimeSpan initial, TimeSpan? max, Random random)
{
    private const double Multiplier = 1.6;
    private const double Jitter = 0.2;

    private static readonly TimeSpan LongestTimer = TimeSpan.FromMilliseconds(int.MaxValue);

    private TimeSpan _next = initial;

    public TimeSpan Next()
    {
        var bound = _next < (max ?? LongestTimer) ? _next : max ?? LongestTimer;
        _next = bound < LongestTimer / Multiplier ? bound * Multiplier : LongestTimer;
        return bound * (1 + (Jitter * ((2 * random.NextDouble()) - 1)));
    }
}
