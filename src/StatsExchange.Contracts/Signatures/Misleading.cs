// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Signatures;

/// <summary>Characters that do more than show themselves: they steer a terminal, end a line, or turn the direction of text.</summary>
public static class Misleading
{
    /// <summary>Whether a character is one: control characters, U+2028, U+2029, U+202A to U+202E and U+2066 to U+2069.</summary>
    public static bool Is(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
