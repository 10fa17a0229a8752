// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;
using Orleans;

namespace StatsExchange.Grains;

/// <summary>A protobuf message on its way to or from a grain, as the bytes it is on the wire.</summary>
/// <typeparam name="T">The message.</typeparam>
/// <param name="Bytes">The serialised message.</param>
[GenerateSerializer, Immutable, Alias("sx.Proto`1")]
public sealed record Proto<T>([property: Id(0)] byte[] Bytes) : IProto
    where T : class, IMessage<T>, new()
{
    /// <summary>Parses the message; each call gives its own copy.</summary>
    public T Read()
    {
        var message = new T();
        message.MergeFrom(Bytes);
        return message;
    }

    IMessage IProto.ReadAny() => Read();

    IProto IProto.With(IMessage message) => new Proto<T>(message.ToByteArray());
}
