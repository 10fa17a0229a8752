// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using Google.Protobuf;
using StatsExchange.Grains.Callers;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Journaling;

/// <summary>The form of request ids, and what they stand for.</summary>
public static partial class RequestIds
{
    /// <summary>Refuses an id that is empty, too long or has other characters.</summary>
    public static void Check(string requestId)
    {
        if (!IsValid(requestId))
        {
            throw RefusedException.Field("request_id", "expected 1 to 128 of the characters A-Z a-z 0-9 . _ : -");
        }
    }

    /// <summary>Whether a request can have been sent under the id.</summary>
    public static bool IsValid(string requestId) => Form().IsMatch(requestId);

    /// <summary>What a request asks for, besides its id: SHA-256 of its name and bytes.</summary>
    public static Hash ContentOf(IMessage request) =>
        Hash.Of([.. System.Text.Encoding.UTF8.GetBytes(request.Descriptor.FullName), 0, .. request.ToByteArray()]);

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]{1,128}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
