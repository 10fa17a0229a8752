// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures;

/// <summary>One dimension of a structure.</summary>
/// <param name="Id">SDMX identifier, for example COUNTERPART_AREA.</param>
/// <param name="Role">What the dimension is for.</param>
/// <param name="Codes">The codes it takes.</param>
/// <param name="Default">The code an observation has when it names none; null where the dimension is required.</param>
public sealed record Dimension(string Id, DimensionRole Role, ICodeList Codes, string? Default)
{
    /// <summary>Figures were stored before it was added to its structure: stored blocks without it mean its default.</summary>
    public bool WasAddedLater { get; init; }

    /// <summary>Whether every observation must name a code.</summary>
    public bool IsRequired => Default is null;
}
