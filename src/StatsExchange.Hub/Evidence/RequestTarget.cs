// SPDX-License-Identifier: Apache-2.0
using System.Text.RegularExpressions;
using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace StatsExchange.Hub.Evidence;

/// <summary>Whose data or which thing a request is about: the identifiers in it, and nothing else of it.</summary>
internal static partial class RequestTarget
{
    private const string Unreadable = "?";

    private static readonly string[] Identifiers =
    [
        "ref_area", "origin", "destination", "country", "partner", "grantor", "grantee", "party",
        "region", "dossier", "case", "proposal", "agreement", "job", "snapshot", "structure", "code_list",
    ];

    public static string Of(IMessage request) =>
        string.Join(' ', Find(request).Select(found => $"{found.Name}={Show(found.Value)}"));

    /// <summary>An identifier as it may stand in evidence; anything else a caller may have put in its place is not shown.</summary>
    public static string Show(string value) => Form().IsMatch(value) ? value : Unreadable;

    private static IEnumerable<(string Name, string Value)> Find(IMessage message)
    {
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (field.IsRepeated)
            {
                continue;
            }

            var value = field.Accessor.GetValue(message);
            if (field.FieldType == FieldType.String && Identifiers.Contains(field.Name) && value is string { Length: > 0 } text)
            {
                yield return (field.Name, text);
            }
            else if (field.FieldType == FieldType.Message && value is IMessage inner && inner.Descriptor.File.Package == message.Descriptor.File.Package)
            {
                foreach (var found in Find(inner))
                {
                    yield return found;
                }
            }
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]{1,64}\z")]
    private static partial Regex Form();
}
