// SPDX-License-Identifier: Apache-2.0
using System.Collections.Concurrent;
using StatsExchange.Domain.Areas;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Mappings;

/// <summary>
/// The codes of a list by their names, folded; for areas also by the names in common use of the table area_aliases. Where two codes of a
/// hierarchy share a name, it is the one listed first, which is the wider.
/// </summary>
internal sealed class CodeNames
{
    private static readonly ConcurrentDictionary<ICodeList, CodeNames> Known = new(ReferenceEqualityComparer.Instance as IEqualityComparer<ICodeList>);

    private readonly Dictionary<string, string> _codes = new(StringComparer.Ordinal);

    private CodeNames(ICodeList list)
    {
        foreach (var code in list.Listed)
        {
            _codes.TryAdd(TableText.Fold(code.Name), code.Id);
        }

        if (list is PartnerAreas or ReporterAreas)
        {
            foreach (var row in ReferenceData.Read("area_aliases"))
            {
                _codes.TryAdd(TableText.Fold(row["name"]), row["code"]);
            }
        }
    }

    /// <summary>The names, folded.</summary>
    public IEnumerable<string> All => _codes.Keys;

    public static CodeNames Of(ICodeList list) => Known.GetOrAdd(list, one => new CodeNames(one));

    /// <summary>The code of a folded name, or null.</summary>
    public string? Find(string folded) => _codes.GetValueOrDefault(folded);
}
