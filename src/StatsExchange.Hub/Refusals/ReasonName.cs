// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.Reflection;
using StatsExchange.V1;

namespace StatsExchange.Hub.Refusals;

/// <summary>The name of a reason on the wire: that of the proto without its prefix.</summary>
internal static class ReasonName
{
    private const string Prefix = "ERROR_REASON_";

    private static readonly EnumDescriptor Descriptor =
        ErrorReasonReflection.Descriptor.FindTypeByName<EnumDescriptor>(nameof(ErrorReason));

    public static string Of(ErrorReason reason) => Descriptor.FindValueByNumber((int)reason).Name[Prefix.Length..];
}
