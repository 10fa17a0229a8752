// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Alignment;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Countries;
using MirrorCell = StatsExchange.Domain.Corridors.MirrorCell;

namespace StatsExchange.Grains.Corridors;

/// <summary>
/// The cells of a corridor that both sides open to the reader. Beside a class that one side has closed, the other side's figure would
/// look as if its partner had reported nothing.
/// </summary>
internal sealed class OpenedClasses
{
    private readonly ImmutableArray<(CellScope Scope, Structure Structure)> _limited;
    private readonly string _period;

    /// <param name="pair">The mirror pair.</param>
    /// <param name="origin">What the origin opens.</param>
    /// <param name="destination">What the destination opens.</param>
    /// <param name="period">The period compared.</param>
    public OpenedClasses(MirrorPair pair, CellScope origin, CellScope destination, string period)
    {
        _period = period;
        _limited =
        [
            .. new[] { (Scope: origin, Side: pair.Origin), (Scope: destination, Side: pair.Destination) }
                .Where(side => !side.Scope.IsOwner && side.Scope.Grants.Where(grant => grant.Covers(period)).All(grant => grant.Dimensions is not null))
                .Select(side => (side.Scope, StructureCatalogue.Find(side.Side.Structure)!)),
        ];
    }

    public bool Include(MirrorCell cell) => _limited.IsEmpty || Include([.. cell.Key.Codes]);

    public bool Include(NotAligned entry) => _limited.IsEmpty || Include([KeyValuePair.Create(entry.Dimension, entry.Code)]);

    private bool Include(IReadOnlyCollection<KeyValuePair<string, string>> codes) =>
        _limited.All(side => side.Scope.Opens(side.Structure, _period, codes));
}
