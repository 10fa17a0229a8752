// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using StatsExchange.Storage.V1;

namespace StatsExchange.Grains.Integrity;

/// <summary>The messages that bodies of entries are: a kind is the name of its message in lower case, with hyphens.</summary>
internal static class EntryBodies
{
    private static readonly FrozenDictionary<string, MessageDescriptor> All = typeof(SubmissionRecorded).Assembly.GetTypes()
        .Where(type => type.Namespace == typeof(SubmissionRecorded).Namespace && typeof(IMessage).IsAssignableFrom(type))
        .Select(type => (MessageDescriptor)type.GetProperty(nameof(IMessage.Descriptor))!.GetValue(null)!)
        .ToFrozenDictionary(message => JsonNamingPolicy.KebabCaseLower.ConvertName(message.Name), StringComparer.Ordinal);

    public static MessageDescriptor? Find(string kind) => All.GetValueOrDefault(kind);
}
