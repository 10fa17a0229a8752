// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>The rows or the columns of a cube's slices, and the margin that holds their totals.</summary>
/// <param name="Names">The names along the dimension.</param>
/// <param name="Step">How far apart in the cube's values two cells are that follow one another along it.</param>
/// <param name="Margin">The totals; null where they bind nothing.</param>
/// <param name="IsSliceFirst">Whether the margin has the slices as its rows.</param>
internal sealed record CubeSide(ImmutableArray<string> Names, int Step, LabelledMatrix? Margin, bool IsSliceFirst)
{
    public IEnumerable<string> NamesIn(string slice) => Names.Select(name => IsSliceFirst ? $"{slice}, {name}" : $"{name}, {slice}");

    public double?[] TotalsIn(int slice) => [.. Names.Select((_, at) => IsSliceFirst ? Margin?[slice, at] : Margin?[at, slice])];
}
