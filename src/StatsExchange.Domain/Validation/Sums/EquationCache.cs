// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>The equations of a model for sets of codes, which are few however many groups of cells there are.</summary>
internal sealed class EquationCache(ISumModel model, FindingCollector findings)
{
    private const int MostKept = 4_096;

    private readonly Dictionary<ulong, (int[] Present, ImmutableArray<SumEquation> Equations)> _known = [];
    private int[] _last = [];
    private int _lastVariant = -1;
    private ImmutableArray<SumEquation> _lastEquations = [];

    public ImmutableArray<SumEquation> Of(ReadOnlySpan<int> present, int variant)
    {
        if (variant == _lastVariant && present.SequenceEqual(_last))
        {
            return _lastEquations;
        }

        var hash = Hash(present, variant);
        if (!_known.TryGetValue(hash, out var known) || !present.SequenceEqual(known.Present))
        {
            known = (present.ToArray(), model.Equations(present, variant));
            foreach (var equation in known.Equations)
            {
                NoteApplied(equation.Above);
                NoteApplied(equation.Below);
            }

            if (_known.Count < MostKept)
            {
                _known[hash] = known;
            }
        }

        (_last, _lastVariant, _lastEquations) = (known.Present, variant, known.Equations);
        return known.Equations;
    }

    private void NoteApplied(Rule? rule)
    {
        if (rule is not null)
        {
            findings.Applies(rule);
            findings.Applies(SumRules.Rounding);
        }
    }

    private static ulong Hash(ReadOnlySpan<int> present, int variant)
    {
        var hash = 14_695_981_039_346_656_037UL + (ulong)variant;
        foreach (var code in present)
        {
            hash = unchecked((hash ^ (uint)code) * 1_099_511_628_211UL);
        }

        return hash;
    }
}
