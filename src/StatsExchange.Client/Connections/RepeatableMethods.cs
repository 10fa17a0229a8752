// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Reflection;
using Google.Protobuf.Reflection;
using StatsExchange.V1;

namespace StatsExchange.Client.Connections;

/// <summary>
/// The methods that may be called again when nobody knows whether they were done: their request, or the header of a stream of
/// requests, names the request, and the hub does nothing twice under one name.
/// </summary>
internal static class RepeatableMethods
{
    private const string RequestId = "request_id";

    public static ImmutableArray<MethodDescriptor> All { get; } = [.. Services().SelectMany(service => service.Methods).Where(IsRepeatable)];

    private static bool IsRepeatable(MethodDescriptor method) =>
        HasRequestId(method.InputType)
        || (method.IsClientStreaming && method.InputType.Oneofs.SelectMany(oneof => oneof.Fields)
            .Any(field => field.FieldType == FieldType.Message && HasRequestId(field.MessageType)));

    private static bool HasRequestId(MessageDescriptor message) => message.FindFieldByName(RequestId) is { FieldType: FieldType.String, IsRepeated: false };

    /// <summary>All services of the API, as generated.</summary>
    private static IEnumerable<ServiceDescriptor> Services() => typeof(SubmissionService).Assembly.GetTypes()
        .Select(type => type.GetProperty("Descriptor", BindingFlags.Public | BindingFlags.Static)?.GetValue(null))
        .OfType<ServiceDescriptor>();
}
