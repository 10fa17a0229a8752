// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Core.Wire;

/// <summary>The message encodings this implementation reads and writes.</summary>
internal static class MessageEncoding
{
    public const string Identity = "identity";
    public const string Gzip = "gzip";

    /// <summary>What RFC 1950 calls zlib.</summary>
    public const string Deflate = "deflate";

    /// <summary>The value of <c>grpc-accept-encoding</c>.</summary>
    public const string Accepted = "identity,gzip,deflate";

    public static bool IsKnown(string? encoding) => encoding is null or Identity or Gzip or Deflate;

    public static bool IsPacked(string? encoding) => encoding is Gzip or Deflate;

    /// <summary>Whether a peer that sent this <c>grpc-accept-encoding</c> reads an encoding.</summary>
    public static bool Accepts(string? acceptEncoding, string encoding)
    {
        if (acceptEncoding is null)
        {
            return false;
        }

        foreach (var part in acceptEncoding.AsSpan().Split(','))
        {
            if (acceptEncoding.AsSpan(part).Trim().SequenceEqual(encoding))
            {
                return true;
            }
        }

        return false;
    }
}
