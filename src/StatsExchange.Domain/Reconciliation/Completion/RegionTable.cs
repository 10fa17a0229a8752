// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>The corridors of a region as a square of members: known figures, the others null, the diagonal no corridor.</summary>
internal sealed class RegionTable
{
    private readonly double?[] _known;

    public RegionTable(ReconciliationInput input, IEnumerable<CorridorFigure> figures, Func<CorridorFigure, double?> prefer)
    {
        Members = input.Countries;
        _known = new double?[Members.Length * Members.Length];
        foreach (var figure in figures)
        {
            _known[(input.IndexOf(figure.Origin) * Members.Length) + input.IndexOf(figure.Destination)] = prefer(figure);
        }
    }

    public ImmutableArray<string> Members { get; }

    public double? this[int origin, int destination] => _known[(origin * Members.Length) + destination];

    public int Count => Members.Length;

    /// <summary>
    /// T·O_i·D_j·OD_ij of every corridor, known or not, from what is known: the interactions given are fitted, over the known cells alone, to
    /// what these cells add up to per origin and destination (quasi-independence where all interactions are 1). Null where nothing links them.
    /// </summary>
    public double?[] Expected(Func<int, int, double> interaction, FittingOptions options)
    {
        LabelledMatrix auxiliary = new(Members, Members, Cells((i, j) => this[i, j] is null ? 0 : interaction(i, j)));

        // What is known is itself a table with these totals, so that nothing has to be found out about them by sums.
        var none = new bool[Count];
        var fitted = ProportionalFitting.Fit(auxiliary, new Witness(auxiliary, [.. Cells((i, j) => this[i, j] ?? 0)], none, none), options);
        var links = new CellLinks(fitted.Table);
        bool[] leavesKnown = [.. Indices().Select(i => Indices().Any(j => this[i, j] is not null))];
        bool[] reachesKnown = [.. Indices().Select(j => Indices().Any(i => this[i, j] is not null))];
        bool[] leavesNothing = [.. Indices().Select(i => Indices().All(j => this[i, j] is null or 0))];
        bool[] getsNothing = [.. Indices().Select(j => Indices().All(i => this[i, j] is null or 0))];
        return
        [
            .. Cells((i, j) => fitted.RowFactors[i] * interaction(i, j) * fitted.ColumnFactors[j]).Select((value, cell) => Expect(cell / Count, cell % Count, value)),
        ];

        double? Expect(int i, int j, double value)
        {
            if (i == j || !leavesKnown[i] || !reachesKnown[j])
            {
                return null;
            }

            // Where all that is known of a side is 0 its share is 0, whatever the other side's.
            return leavesNothing[i] || getsNothing[j] ? 0 : links.AreLinked(i, j) && double.IsFinite(value) ? value : null;
        }
    }

    public IEnumerable<int> Indices() => Enumerable.Range(0, Count);

    private IEnumerable<double> Cells(Func<int, int, double> value) => from i in Indices() from j in Indices() select value(i, j);
}
