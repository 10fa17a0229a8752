// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Grains.Snapshots;
using MirrorSide = StatsExchange.Domain.Structures.MirrorSide;

namespace StatsExchange.Grains.Explanations;

/// <summary>One end of the corridor asked about.</summary>
/// <param name="Country">Who reports.</param>
/// <param name="Counterpart">The other end.</param>
/// <param name="Reported">What is reported.</param>
/// <param name="Figure">ORG or DST.</param>
internal sealed record CorridorSide(string Country, string Counterpart, MirrorSide Reported, string Figure)
{
    public bool IsOrigin => Figure == ConsolidatedKeys.OriginFigure;

    /// <summary>The attribute that names the vintage.</summary>
    public string VintageAttribute => IsOrigin ? "VINTAGE_O" : "VINTAGE_D";

    public static CorridorSide OriginOf(FigureQuestion question) => new(question.Origin, question.Destination, question.Pair.Origin, ConsolidatedKeys.OriginFigure);

    public static CorridorSide DestinationOf(FigureQuestion question) => new(question.Destination, question.Origin, question.Pair.Destination, ConsolidatedKeys.DestinationFigure);
}
