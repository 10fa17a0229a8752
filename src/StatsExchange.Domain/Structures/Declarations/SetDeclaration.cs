// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures.Declarations;

/// <summary>All structures as they are written down.</summary>
/// <param name="Structures">The structures.</param>
/// <param name="Attributes">The sets of attributes that structures name.</param>
internal sealed record SetDeclaration(StructureDeclaration[] Structures, Dictionary<string, AttributeDeclaration[]> Attributes);
