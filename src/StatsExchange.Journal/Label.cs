// SPDX-License-Identifier: Apache-2.0
using System.Text;

namespace StatsExchange.Journal;

/// <summary>
/// Texts of kinds, actors and request ids: broken UTF-16 would be hashed and stored as something else, and a NUL
/// cannot be stored everywhere.
/// </summary>
internal static class Label
{
    private const int MaxLength = 200;

    public static void Check(string value, string name)
    {
        if (!IsValid(value))
        {
            throw new ArgumentException(
                $"{name} must have 1 to {MaxLength} characters, without control characters or broken surrogates.", name);
        }
    }

    public static bool IsValid(string? value)
    {
        if (value is not { Length: > 0 and <= MaxLength })
        {
            return false;
        }

        for (ReadOnlySpan<char> rest = value; rest.Length > 0;)
        {
            if (Rune.DecodeFromUtf16(rest, out var rune, out var used) != System.Buffers.OperationStatus.Done
                || Rune.IsControl(rune))
            {
                return false;
            }

            rest = rest[used..];
        }

        return true;
    }
}
