// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Disclosure;

/// <summary>Tells rows of single partners from rows that stand for several, or for those not named.</summary>
internal sealed class PartnerTotals
{
    private readonly (CodeColumn Column, bool[] IsSum, bool[] IsNoSinglePartner)[] _partners;

    public PartnerTotals(Slice slice) => _partners =
    [
        .. slice.Columns
            .Where((_, i) => slice.Structure.SliceDimensions[i].Role == DimensionRole.Partner)
            .Select(column =>
            {
                var kinds = column.Codes.Select(code => PartnerAreas.Instance.Find(code)?.Kind).ToArray();
                return (
                    column,
                    kinds.Select(k => k is null or PartnerKind.Total or PartnerKind.Aggregate or PartnerKind.FormerState).ToArray(),
                    kinds.Select(k => k is not (PartnerKind.Country or PartnerKind.Territory or PartnerKind.Stateless)).ToArray());
            }),
    ];

    /// <summary>Whether the row's partner is the sum of others.</summary>
    public bool IsSum(int row) => Array.Exists(_partners, p => p.IsSum[p.Column.Indices[row]]);

    /// <summary>Whether the row's partner is anything but one country, one territory or the stateless.</summary>
    public bool IsNoSinglePartner(int row) => Array.Exists(_partners, p => p.IsNoSinglePartner[p.Column.Indices[row]]);
}
