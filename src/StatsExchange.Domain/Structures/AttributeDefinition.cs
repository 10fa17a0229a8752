// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>An observation attribute of a structure.</summary>
/// <param name="Id">SDMX identifier, for example OBS_STATUS.</param>
/// <param name="Kind">How its text is checked.</param>
/// <param name="Codes">The codes of a <see cref="AttributeKind.Code"/> or <see cref="AttributeKind.CodeSet"/>; null otherwise.</param>
public sealed record AttributeDefinition(string Id, AttributeKind Kind, ICodeList? Codes = null);
