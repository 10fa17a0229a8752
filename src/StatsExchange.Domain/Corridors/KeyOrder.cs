// SPDX-License-Identifier: Apache-2.0
using System.Numerics;

namespace StatsExchange.Domain.Corridors;

/// <summary>Orders keys that are numbers.</summary>
internal static class KeyOrder
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;

    /// <summary>Whether each key is above the one before, so that there is nothing to sort and there are no rivals.</summary>
    public static bool IsStrict(ReadOnlySpan<ulong> keys)
    {
        var i = 1;
        for (; i <= keys.Length - Vector<ulong>.Count; i += Vector<ulong>.Count)
        {
            if (!Vector.GreaterThanAll(new Vector<ulong>(keys[i..]), new Vector<ulong>(keys[(i - 1)..])))
            {
                return false;
            }
        }

        for (; i < keys.Length; i++)
        {
            if (keys[i] <= keys[i - 1])
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Sorts keys ascending and moves what belongs to them along. Stable, and linear in their number.</summary>
    public static void Sort(ref ulong[] keys, ref int[] belongings)
    {
        if (!IsAscending(keys, out var largest))
        {
            Distribute(ref keys, ref belongings, largest);
        }
    }

    private static void Distribute(ref ulong[] keys, ref int[] belongings, ulong largest)
    {
        var (otherKeys, others) = (new ulong[keys.Length], new int[keys.Length]);
        for (var shift = 0; shift < 64 && largest >> shift > 0; shift += DigitBits)
        {
            Distribute(keys, belongings, otherKeys, others, shift);
            (keys, otherKeys) = (otherKeys, keys);
            (belongings, others) = (others, belongings);
        }
    }

    private static bool IsAscending(ReadOnlySpan<ulong> keys, out ulong largest)
    {
        var isAscending = true;
        ulong before = largest = 0;
        foreach (var key in keys)
        {
            isAscending &= key >= before;
            largest = Math.Max(largest, key);
            before = key;
        }

        return isAscending;
    }

    private static void Distribute(ulong[] keys, int[] belongings, ulong[] targetKeys, int[] targets, int shift)
    {
        var starts = new int[Digits];
        foreach (var key in keys)
        {
            starts[(int)((key >> shift) & (Digits - 1))]++;
        }

        var start = 0;
        foreach (ref var digit in starts.AsSpan())
        {
            (digit, start) = (start, start + digit);
        }

        for (var i = 0; i < keys.Length; i++)
        {
            ref var place = ref starts[(int)((keys[i] >> shift) & (Digits - 1))];
            targetKeys[place] = keys[i];
            targets[place] = belongings[i];
            place++;
        }
    }
}
