// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using StatsExchange.Grains.Callers;

namespace StatsExchange.Grains.Lists;

/// <summary>Tells a caller where a list goes on, in a form only the list itself understands. The check finds mistakes, not forgers.</summary>
public static class PageToken
{
    private const int CheckLength = 8;

    /// <summary>The token of a place in a list.</summary>
    /// <param name="scope">The list, with what it was asked for.</param>
    /// <param name="position">The place.</param>
    public static string Write(string scope, string position)
    {
        var text = Encoding.UTF8.GetBytes(position);
        return Base64Url.EncodeToString([.. Check(scope, text), .. text]);
    }

    /// <summary>The place a token tells; null for the empty token, which stands for the beginning.</summary>
    /// <exception cref="RefusedException">The token was not given by this list.</exception>
    public static string? Read(string scope, string token)
    {
        if (token.Length == 0)
        {
            return null;
        }

        if (Base64Url.IsValid(token))
        {
            var bytes = Base64Url.DecodeFromChars(token);
            if (bytes.Length >= CheckLength && bytes.AsSpan(0, CheckLength).SequenceEqual(Check(scope, bytes[CheckLength..])))
            {
                return Encoding.UTF8.GetString(bytes, CheckLength, bytes.Length - CheckLength);
            }
        }

        throw RefusedException.Field("page_token", "expected the next_page_token of an answer to the same request");
    }

    private static byte[] Check(string scope, byte[] text) =>
        SHA256.HashData([.. Encoding.UTF8.GetBytes(scope), 0, .. text])[..CheckLength];
}
