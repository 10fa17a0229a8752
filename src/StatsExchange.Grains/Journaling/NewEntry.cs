// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using Google.Protobuf;
using StatsExchange.Journal;

namespace StatsExchange.Grains.Journaling;

/// <summary>An entry that a decision asks for, before it has a place in the chain.</summary>
/// <param name="Kind">What kind of body it has.</param>
/// <param name="Body">Its body.</param>
/// <param name="Blocks">The blocks it refers to.</param>
public sealed record NewEntry(string Kind, IMessage Body, ImmutableArray<Hash> Blocks)
{
    /// <summary>An entry that refers to no blocks.</summary>
    public NewEntry(string kind, IMessage body)
        : this(kind, body, [])
    {
    }
}
