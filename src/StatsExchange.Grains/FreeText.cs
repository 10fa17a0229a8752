// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains;

/// <summary>Texts of requests that are kept for ever.</summary>
internal static class FreeText
{
    private const int MaxBytes = 1_024;

    /// <summary>Refuses a text that says nothing, or of more than 1,024 bytes of UTF-8.</summary>
    public static void CheckGiven(string text, string field)
    {
        if (text.Length == 0)
        {
            throw RefusedException.Field(field, "expected a text");
        }

        Check(text, field);
    }

    /// <summary>Refuses a text of blanks alone, or of more than 1,024 bytes of UTF-8; none at all is taken.</summary>
    public static void Check(string text, string field)
    {
        if (text.Length > 0 && string.IsNullOrWhiteSpace(text))
        {
            throw RefusedException.Field(field, "expected a text, and not only blanks");
        }

        if (Encoding.UTF8.GetByteCount(text) > MaxBytes)
        {
            throw RefusedException.Field(field, $"expected at most {MaxBytes} bytes of UTF-8");
        }
    }
}
