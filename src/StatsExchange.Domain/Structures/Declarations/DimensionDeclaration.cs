// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Structures.Declarations;

/// <summary>A dimension as it is written down; or, with <see cref="EveryClassOf"/>, all additive dimensions of other structures.</summary>
internal sealed record DimensionDeclaration
{
    public string Id { get; init; } = "";

    public DimensionRole? Role { get; init; }

    /// <summary>The id of the code list.</summary>
    public string Codes { get; init; } = "";

    /// <summary>The code of an observation that names none; null where it must name one.</summary>
    public string? Default { get; init; }

    /// <summary>Figures were stored before it was added: they mean its default.</summary>
    public bool AddedLater { get; init; }

    /// <summary>The structures, declared before, whose additive dimensions stand here, each once.</summary>
    public string[] EveryClassOf { get; init; } = [];
}
