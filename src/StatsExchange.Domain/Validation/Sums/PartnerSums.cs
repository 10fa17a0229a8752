// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Validation.Sums;

/// <summary>
/// Partners: members, _O and _U make _T with the reporter and _X without, and members make the aggregates that have them. Without an _O
/// nothing says that all partners were sent, so that they may fall short; with an _O only the reporter itself can be
/// missing. Former states and residuals are members beside their successors.
/// </summary>
internal sealed class PartnerSums : ISumModel
{
    private const string AllButReporter = "_X";
    private const int OfMoves = 1;

    private readonly string _reporter;
    private readonly PartnerArea[] _partners;
    private readonly CodeColumn? _basis;
    private readonly CodeColumn? _measureOfStock;
    private readonly bool _isReturn;
    private readonly Dictionary<int, bool[]> _isMemberOf = [];

    public PartnerSums(Slice slice, ImmutableArray<string> codes)
    {
        _reporter = slice.Owner;
        _partners = [.. codes.Select(code => PartnerAreas.Instance.Find(code)!)];
        var basis = slice.Structure.SlicePositionOf("BASIS");
        _basis = basis < 0 ? null : slice.Columns[basis];
        _measureOfStock = slice.Structure.Id == StructureCatalogue.Stock.Id ? slice.Columns[slice.Structure.SlicePositionOf("MEASURE")] : null;
        _isReturn = slice.Structure.Id == StructureCatalogue.Return.Id;
    }

    // Who lives abroad is not at home: in a stock of emigrants the reporter is no partner either.
    public int VariantOf(int row) => _isReturn || _basis?[row] == "RES" || _measureOfStock?[row] == "EMI" ? OfMoves : 0;

    public ImmutableArray<SumEquation> Equations(ReadOnlySpan<int> present, int variant)
    {
        var sent = present.ToArray();
        var members = Array.FindAll(sent, IsMember);
        var others = Array.FindAll(members, code => _partners[code].Code != _reporter);
        var reporter = IndexOf(sent, _reporter);
        var equations = ImmutableArray.CreateBuilder<SumEquation>();
        foreach (var code in sent)
        {
            var partner = _partners[code];
            if (partner.Code == StandardCodes.Total)
            {
                AddTotal(equations, code, others.Length > 0 ? members : [], variant == OfMoves || reporter >= 0);
                AddAllButReporter(equations, code, IndexOf(sent, AllButReporter), reporter, variant);
            }
            else if (partner.Code == AllButReporter)
            {
                AddTotal(equations, code, others, true);
            }
            else if (partner.Kind == PartnerKind.Aggregate)
            {
                AddAggregate(equations, code, others, reporter >= 0);
            }
        }

        return equations.DrainToImmutable();
    }

    private void AddTotal(ImmutableArray<SumEquation>.Builder equations, int total, int[] parts, bool canBeComplete)
    {
        if (parts.Length > 0)
        {
            var hasRest = Array.Exists(parts, code => _partners[code].Kind == PartnerKind.Other)
                || Array.FindAll(parts, code => _partners[code].Kind == PartnerKind.Residual).Length > 1;
            var below = (canBeComplete, hasRest) switch
            {
                (true, true) => SumRules.PartnersAndTotal,
                (true, false) => SumRules.PartnersBelowTotal,
                (false, true) => SumRules.PartnersWithoutReporter,
                _ => null,
            };
            equations.Add(new SumEquation(total, [.. parts], SumRules.PartnersAndTotal, below));
        }
    }

    private static void AddAllButReporter(ImmutableArray<SumEquation>.Builder equations, int total, int allButReporter, int reporter, int variant)
    {
        if (allButReporter >= 0)
        {
            var isDecided = reporter >= 0 || variant == OfMoves;
            equations.Add(new SumEquation(
                total, reporter >= 0 ? [allButReporter, reporter] : [allButReporter], SumRules.AllButReporter, isDecided ? SumRules.AllButReporter : null));
        }
    }

    private void AddAggregate(ImmutableArray<SumEquation>.Builder equations, int total, int[] others, bool reporterIsSent)
    {
        var isMember = MembersOf(total);
        var parts = Array.FindAll(others, code => isMember[code]);
        if (parts.Length > 0)
        {
            // Whether an aggregate holds the native population is not known where the reporter is a member and sent too.
            var members = _partners[total].Members;
            var hasReporter = members.Contains(CountryCode.Parse(_reporter));
            var isComplete = parts.Length == members.Length - (hasReporter ? 1 : 0) && !(hasReporter && reporterIsSent);
            equations.Add(new SumEquation(total, [.. parts], SumRules.AggregateAndMembers, isComplete ? SumRules.AggregateAndMembers : null));
        }
    }

    private bool[] MembersOf(int aggregate)
    {
        if (!_isMemberOf.TryGetValue(aggregate, out var members))
        {
            var codes = _partners[aggregate].Members.Select(member => member.Value).ToHashSet(StringComparer.Ordinal);
            _isMemberOf.Add(aggregate, members = [.. _partners.Select(partner => codes.Contains(partner.Code))]);
        }

        return members;
    }

    private int IndexOf(int[] sent, string partner)
    {
        var at = Array.FindIndex(sent, code => _partners[code].Code == partner);
        return at < 0 ? -1 : sent[at];
    }

    private bool IsMember(int code) => _partners[code].Kind is not (PartnerKind.Total or PartnerKind.Aggregate);
}
