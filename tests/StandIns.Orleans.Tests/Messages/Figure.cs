// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StandIns.Orleans.Tests.Messages;

/// <summary>Shared: nobody can change it.</summary>
[GenerateSerializer, Immutable, Alias("test.figure")]
public sealed record Figure(
    [property: Id(0)] string Area,
    [property: Id(1)] double? Value,
    [property: Id(2)] ImmutableArray<string> Flags);
