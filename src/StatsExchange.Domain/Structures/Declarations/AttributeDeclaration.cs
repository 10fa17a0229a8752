// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures.Declarations;

/// <summary>An observation attribute as it is written down.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">How its text is checked.</param>
/// <param name="Codes">The id of the code list of a code or a set of codes; null for other kinds.</param>
internal sealed record AttributeDeclaration(string Id, AttributeKind Kind, string? Codes = null);
