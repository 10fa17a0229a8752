// SPDX-License-Identifier: Apache-2.0
using Google.Protobuf.WellKnownTypes;
using StatsExchange.Domain.Areas;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Countries;

/// <summary>The embargoes of a country in the order they were set, without those that a later one covers wholly: they decide on nothing any more.</summary>
internal sealed class EmbargoBook
{
    private readonly List<Embargo> _embargoes = [];

    public IReadOnlyList<Embargo> All => _embargoes;

    public void Take(Entry entry, EmbargoSet body)
    {
        var embargo = Of(entry, body);
        _embargoes.RemoveAll(embargo.Covers);
        _embargoes.Add(embargo);
    }

    public void Load(IEnumerable<Embargo> saved) => _embargoes.AddRange(saved);

    /// <summary>Those on a structure.</summary>
    public IEnumerable<Embargo> On(string structure) => _embargoes.Where(embargo => embargo.Structure == structure);

    /// <summary>
    /// Whether what was agreed on with a partner is held back: it rests on cells of a period with that partner, and which of them is not
    /// known, so that one under embargo is enough. So it is with a total of partners, or a part of the period, that could be worked out from it.
    /// </summary>
    public bool HoldsBack(string structure, string period, string counterpart, DateTimeOffset now)
    {
        foreach (var embargo in Enumerable.Reverse(_embargoes).Where(embargo => embargo.Structure == structure && embargo.Overlaps(period)
            && (embargo.Counterparts.Count == 0 || embargo.Counterparts.Any(one => one == counterpart || !IsSinglePartner(one)))))
        {
            if (embargo.AsRule().IsInForce(now))
            {
                return true;
            }

            if (embargo.Dimensions.Count == 0 && embargo.Includes(period) && (embargo.Counterparts.Count == 0 || embargo.Counterparts.Contains(counterpart)))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsSinglePartner(string code) =>
        PartnerAreas.Instance.Find(code)?.Kind is PartnerKind.Country or PartnerKind.Territory or PartnerKind.Stateless;

    public static Embargo Of(Entry entry, EmbargoSet body) => new()
    {
        Seq = entry.Seq,
        Time = Timestamp.FromDateTimeOffset(entry.Time),
        Structure = body.Structure,
        PeriodFrom = body.PeriodFrom,
        PeriodTo = body.PeriodTo,
        Counterparts = { body.Counterparts },
        Dimensions = { body.Dimensions },
        Until = body.Until,
        SetBy = entry.Actor,
    };
}
