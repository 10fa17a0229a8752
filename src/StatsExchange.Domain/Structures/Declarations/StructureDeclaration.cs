// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures.Declarations;

/// <summary>A structure as it is written down.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What it holds, in words.</param>
/// <param name="Dimensions">Its dimensions in structure order.</param>
/// <param name="Attributes">Which set of attributes it has.</param>
/// <param name="Pairs">The mirror pairs whose destination side reports it.</param>
internal sealed record StructureDeclaration(string Id, string Name, DimensionDeclaration[] Dimensions, string Attributes, PairDeclaration[] Pairs);
