// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Domain.Observations;

namespace StatsExchange.Grains.Countries;

/// <summary>What a caller may see of one slice.</summary>
/// <param name="Slice">The observations; a withheld value is missing here and its row listed.</param>
/// <param name="SetAt">Per row, seq of the vintage that last set it.</param>
/// <param name="Withheld">Rows whose value the caller may not see: suppressed, which is neither missing nor 0. Ascending.</param>
public sealed record ReadableSlice(Slice Slice, IReadOnlyList<long> SetAt, IReadOnlyList<int> Withheld)
{
    /// <summary>
    /// The slice that the share of unknown partner is worked out from, with what is withheld taken out: who may see the cells of one partner
    /// learns that share and not its cells, so these are never sent.
    /// </summary>
    public Slice Margins { get; init; } = Slice;
}
