// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal;

/// <summary>Times are kept in the finest unit that every store can hold.</summary>
internal static class Microseconds
{
    private static readonly long Epoch = DateTimeOffset.UnixEpoch.UtcTicks;

    public static long From(DateTimeOffset time) => Math.DivRem(time.UtcTicks - Epoch, TimeSpan.TicksPerMicrosecond) switch
    {
        (var whole, < 0) => whole - 1,
        (var whole, _) => whole,
    };

    /// <summary>Overflow is an error: unchecked, a stored time with its top bit flipped would read as the right one.</summary>
    public static DateTimeOffset ToTime(long microseconds) =>
        new(checked(Epoch + (microseconds * TimeSpan.TicksPerMicrosecond)), TimeSpan.Zero);

    public static bool IsWhole(DateTimeOffset time) => time.Offset == TimeSpan.Zero && time == ToTime(From(time));
}
