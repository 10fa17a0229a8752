// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf;

namespace StatsExchange.Grains;

/// <summary>A message on its way to or from a grain, for who need not know which it is.</summary>
internal interface IProto
{
    /// <summary>Parses the message; each call gives its own copy.</summary>
    IMessage ReadAny();

    /// <summary>Another message of the same kind in its place.</summary>
    IProto With(IMessage message);
}
