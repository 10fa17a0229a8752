// SPDX-License-Identifier: Apache-2.0
namespace Grpc.Core.Wire;

/// <summary>The message encodings this implementation reads and writes.</summary>
internal static class MessageEncoding
{
    public const string Identity = "identity";
    public const string Gzip = "gzip";

    /// <summary>The value of <c>grpc-accept-encoding</c>.</summary>
    public const string Accepted = "identity,gzip";

    public static bool IsKnown(string? encoding) => encoding is null or Identity or Gzip;

    /// <summary>Whether a peer that sent this <c>grpc-accept-encoding</c> reads gzip.</summary>
    public static bool AcceptsGzip(string? acceptEncoding)
    {
        if (acceptEncoding is null)
        {
            return false;
        }

        foreach (var part in acceptEncoding.AsSpan().Split(','))
        {
            if (acceptEncoding.AsSpan(part).Trim().SequenceEqual(Gzip))
            {
                return true;
            }
        }

        return false;
    }
}
