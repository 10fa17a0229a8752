// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;

namespace StatsExchange.Grains;

/// <summary>Puts messages into the form in which they travel to and from grains.</summary>
public static class ProtoExtensions
{
    /// <summary>The message as it travels.</summary>
    public static Proto<T> ToProto<T>(this T message)
        where T : class, IMessage<T>, new() => new(message.ToByteArray());
}
