// SPDX-License-Identifier: Apache-2.0
namespace StandIns.Orleans.Tests.Messages;

/// <summary>A record that is not marked immutable is copied, though nothing in it can change.</summary>
[GenerateSerializer, Alias("test.pair")]
public sealed record Pair([property: Id(0)] string Origin, [property: Id(1)] string Destination);
