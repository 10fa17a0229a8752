// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Where an export goes on: the next part, and for CSV the byte inside the lines of a block.</summary>
/// <param name="Part">0 the manifest, 1 the signature, from 2 on the blocks.</param>
/// <param name="Offset">Bytes of the part that were sent already.</param>
internal readonly record struct ResumePoint(int Part, int Offset)
{
    /// <summary>The opaque token of the point in one export.</summary>
    public string ToToken(string snapshot, SnapshotFormat format) => Convert.ToBase64String(
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{MarkOf(snapshot, format)}:{Part}:{Offset}")));

    /// <summary>The point a token of the same export stands for; the beginning where there is none.</summary>
    /// <exception cref="RefusedException">The token is not one of this export.</exception>
    public static ResumePoint Parse(string token, string snapshot, SnapshotFormat format, int parts)
    {
        if (token.Length == 0)
        {
            return default;
        }

        var bytes = new byte[token.Length];
        if (Convert.TryFromBase64String(token, bytes, out var length))
        {
            var fields = Encoding.UTF8.GetString(bytes, 0, length).Split(':');
            if (fields.Length == 3
                && fields[0] == MarkOf(snapshot, format)
                && int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var part)
                && int.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
                && part <= parts)
            {
                return new ResumePoint(part, offset);
            }
        }

        throw RefusedException.Field("resume_token", "expected the resume_token of a message of this snapshot in this format");
    }

    private static string MarkOf(string snapshot, SnapshotFormat format) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{snapshot}\n{format}"))[..8]);
}
