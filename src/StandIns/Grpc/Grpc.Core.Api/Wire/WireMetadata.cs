// SPDX-License-Identifier: Apache-2.0
using System.Buffers.Text;

namespace Grpc.Core.Wire;

/// <summary>Metadata entries as header fields: text as it is, bytes (<c>-bin</c>) as base64.</summary>
internal static class WireMetadata
{
    /// <summary>
    /// Adds what a header field says. A name that is no metadata key and a <c>-bin</c> value that is no base64 are left
    /// out: neither can be shown to an application as what its sender meant, and neither is a reason to refuse the call.
    /// </summary>
    public static void Add(Metadata metadata, string name, string value)
    {
        if (WireHeaders.IsReserved(name))
        {
            return;
        }

        var key = name.ToLowerInvariant();
        if (!key.EndsWith(Metadata.BinaryHeaderSuffix, StringComparison.Ordinal))
        {
            AddIfKey(metadata, Metadata.Entry.Received(key, value, null));
            return;
        }

        // An intermediary may have joined repeated fields; a comma is not part of base64.
        foreach (var part in value.Split(',', StringSplitOptions.TrimEntries))
        {
            if (TryDecode(part) is { } bytes)
            {
                AddIfKey(metadata, Metadata.Entry.Received(key, null, bytes));
            }
        }
    }

    /// <summary>The field value of an entry; null where it cannot be carried (reserved name, or text beyond printable ASCII).</summary>
    public static string? Format(Metadata.Entry entry)
    {
        if (WireHeaders.IsReserved(entry.Key))
        {
            return null;
        }

        if (entry.IsBinary)
        {
            return Convert.ToBase64String(entry.Bytes);
        }

        return entry.Value.AsSpan().ContainsAnyExceptInRange(' ', '~') ? null : entry.Value;
    }

    private static void AddIfKey(Metadata metadata, Metadata.Entry? entry)
    {
        if (entry is not null)
        {
            metadata.Add(entry);
        }
    }

    /// <summary>Senders may leave the padding out.</summary>
    private static byte[]? TryDecode(string value)
    {
        var padded = (value.Length % 4) switch
        {
            2 => value + "==",
            3 => value + "=",
            _ => value,
        };
        return Base64.IsValid(padded) ? Convert.FromBase64String(padded) : null;
    }
}
