// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Globalization;
using StatsExchange.Domain.Areas;

namespace StatsExchange.Domain.Structures;

/// <summary>The code lists that structures name: the constructed ones, and those written down in the reference data.</summary>
internal sealed class CodeListSet
{
    private const int LongestMinimumStay = 60;

    private static readonly Dictionary<string, ICodeList> Constructed = new ICodeList[]
    {
        ReporterAreas.Instance, PartnerAreas.Instance, PeriodCodes.Instance, AgeCodes.Instance, SubdivisionCodes.Instance,
        new CodeList("CL_MIN_STAY", StandardCodes.AddTo([.. Enumerable.Range(0, LongestMinimumStay + 1).Select(AtLeast), new Code("PERM", "Permanent")])),
    }.ToDictionary(list => list.Id, StringComparer.Ordinal);

    // ISCO-08 and ISIC 4: a group's code begins with that of the group it lies in.
    private static readonly ImmutableArray<string> NestedByPrefix = ["CL_ACTIVITY_ISIC4", "CL_OCCUPATION"];

    private static readonly Dictionary<(string List, string Id), string> Parents =
        ReferenceData.Read("codelists.parents").ToDictionary(row => (row["list"], row["id"]), row => row["parent"]);

    private readonly ILookup<string, Code> _own;
    private readonly Dictionary<(string Id, bool IsOfDimension), ICodeList> _read = [];

    /// <summary>Takes lists of our own, by rows of list, id and name.</summary>
    public CodeListSet(IEnumerable<IReadOnlyDictionary<string, string>> own) =>
        _own = own.ToLookup(row => row["list"], row => new Code(row["id"], row["name"]), StringComparer.Ordinal);

    /// <summary>The list of a dimension; a listed one has the standard codes too.</summary>
    public ICodeList OfDimension(string id) => Constructed.GetValueOrDefault(id) ?? Listed(id, isOfDimension: true);

    /// <summary>The list of an attribute.</summary>
    public ICodeList OfAttribute(string id) => Listed(id, isOfDimension: false);

    private ICodeList Listed(string id, bool isOfDimension)
    {
        if (!_read.TryGetValue((id, isOfDimension), out var list))
        {
            ImmutableArray<Code> codes = _own.Contains(id) ? [.. _own[id]]
                : ReferenceData.Has("codelists." + id) ? [.. ReferenceData.Read("codelists." + id).Select(row => new Code(row["id"], row["name"]))]
                : throw new InvalidDataException($"There is no code list {id}.");
            var ids = codes.Select(code => code.Id).ToHashSet(StringComparer.Ordinal);
            list = new CodeList(id, isOfDimension ? StandardCodes.AddTo(codes) : codes, code => ParentOf(id, code, ids));
            _read.Add((id, isOfDimension), list);
        }

        return list;
    }

    private static string? ParentOf(string list, string code, HashSet<string> ids) => NestedByPrefix.Contains(list)
        ? Enumerable.Range(1, code.Length - 1).Select(cut => code[..^cut]).FirstOrDefault(ids.Contains)
        : Parents.GetValueOrDefault((list, code));

    private static Code AtLeast(int months) => new(
        months.ToString(CultureInfo.InvariantCulture),
        months == 1 ? "At least 1 month" : string.Create(CultureInfo.InvariantCulture, $"At least {months} months"));
}
