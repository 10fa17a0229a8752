// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>A code and its English name.</summary>
/// <param name="Id">The code id as it stands in keys.</param>
/// <param name="Name">What it means.</param>
public sealed record Code(string Id, string Name);
