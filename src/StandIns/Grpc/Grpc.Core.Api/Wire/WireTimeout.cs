// SPDX-License-Identifier: Apache-2.0
using System.Globalization;

namespace Grpc.Core.Wire;

/// <summary>The value of <c>grpc-timeout</c>: at most eight digits and a unit.</summary>
internal static class WireTimeout
{
    private const int MaxDigits = 8;
    private const long MaxValue = 99_999_999;

    /// <summary>The finest unit in which the time fits, so that a deadline keeps its precision; never less than 1 µs.</summary>
    public static string Format(TimeSpan timeout)
    {
        var microseconds = Math.Max(1, timeout.Ticks / TimeSpan.TicksPerMicrosecond);
        return microseconds switch
        {
            <= MaxValue => Text(microseconds, 'u'),
            <= MaxValue * 1000 => Text(microseconds / 1000, 'm'),
            _ => Text(Math.Min(MaxValue, timeout.Ticks / TimeSpan.TicksPerSecond), 'S'),
        };
    }

    public static bool TryParse(string? text, out TimeSpan timeout)
    {
        timeout = default;
        if (text is not { Length: >= 2 and <= MaxDigits + 1 }
            || !long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        double? ticksPerUnit = text[^1] switch
        {
            'H' => TimeSpan.TicksPerHour,
            'M' => TimeSpan.TicksPerMinute,
            'S' => TimeSpan.TicksPerSecond,
            'm' => TimeSpan.TicksPerMillisecond,
            'u' => TimeSpan.TicksPerMicrosecond,
            'n' => TimeSpan.TicksPerMillisecond / 1_000_000d,
            _ => null,
        };
        if (ticksPerUnit is not { } ticks)
        {
            return false;
        }

        // Eight digits of hours (11,000 years) still fit a TimeSpan, so nothing overflows here.
        timeout = TimeSpan.FromTicks((long)(value * ticks));
        return true;
    }

    private static string Text(long value, char unit) => string.Create(CultureInfo.InvariantCulture, $"{value}{unit}");
}
