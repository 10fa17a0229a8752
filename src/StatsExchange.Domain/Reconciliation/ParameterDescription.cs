// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Reconciliation;

/// <summary>A parameter of a method.</summary>
/// <param name="Id">Its name, for example benchmark.</param>
/// <param name="Meaning">What it does and which values it takes.</param>
/// <param name="Default">The value where none is given; null where one must be given. An empty text means: not set.</param>
public sealed record ParameterDescription(string Id, string Meaning, string? Default);
