// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace StatsExchange.Journal.Tests.Integrity;

/// <summary>Makes another value of one: by little, by much, or into what another row holds.</summary>
internal static class ValueEdits
{
    public static object Edit(Random random, ColumnKind kind, object value, object ofAnotherRow, bool anyBytes) => random.Next(5) == 0
        ? ofAnotherRow
        : kind switch
        {
            ColumnKind.Number => Number(random, (long)value),
            ColumnKind.Bytes => Bytes(random, (byte[])value),
            _ => Text(random, (byte[])value, anyBytes),
        };

    private static long Number(Random random, long value) => random.Next(5) switch
    {
        0 => value + 1,
        1 => value - 1,
        2 => value ^ (1L << random.Next(31)),
        3 => random.Next(),
        _ => -value,
    };

    private static byte[] Bytes(Random random, byte[] value)
    {
        switch (value.Length == 0 ? 3 : random.Next(5))
        {
            case 0:
                return value[..random.Next(value.Length)];
            case 1:
                return [];
            case 2:
                var other = new byte[value.Length];
                random.NextBytes(other);
                return other;
            case 3:
                return [.. value, (byte)random.Next(256)];
            default:
                var flipped = value.ToArray();
                flipped[random.Next(value.Length)] ^= (byte)(1 << random.Next(8));
                return flipped;
        }
    }

    private static byte[] Text(Random random, byte[] value, bool anyBytes) => random.Next(5) switch
    {
        0 => [.. value, (byte)'x'],
        1 => value[..^1],
        2 => Encoding.UTF8.GetBytes("country/" + new string([.. Enumerable.Range(0, 3).Select(_ => (char)random.Next('A', 'Z' + 1))])),
        3 when anyBytes => Bytes(random, value),
        _ => Changed(random, value),
    };

    private static byte[] Changed(Random random, byte[] value)
    {
        var changed = value.ToArray();
        changed[random.Next(value.Length)] = (byte)random.Next('!', '~' + 1);
        return changed;
    }
}
