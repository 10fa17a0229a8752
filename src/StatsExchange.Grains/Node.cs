// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains;

/// <summary>This hub process, as evidence and job claims name it.</summary>
/// <param name="Name">1 to 64 of the characters A-Z a-z 0-9 . _ -.</param>
public sealed record Node(string Name);
