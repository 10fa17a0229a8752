// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Domain.Reconciliation.Detail;

/// <summary>Finds, of classes that there are figures of, those that divide everybody most finely: side by side, without a gap.</summary>
internal static class FinestParts
{
    /// <summary>The codes in the order of the classification; none where the classes leave somebody out.</summary>
    public static ImmutableArray<string> Of(IClassification classification, IEnumerable<string> codes)
    {
        if (classification.Whole is not { } whole)
        {
            return [];
        }

        var classes = codes
            .Where(code => classification.RangeOf(code) is not null)
            .Select(code => (Code: code, Range: classification.RangeOf(code)!.Value))
            .OrderBy(entry => entry.Range.Start)
            .ThenBy(entry => entry.Code, StringComparer.Ordinal);
        Dictionary<int, ImmutableArray<string>> upTo = new() { [whole.Start] = [] };
        foreach (var (code, range) in classes)
        {
            if (upTo.TryGetValue(range.Start, out var before)
                && (!upTo.TryGetValue(range.End, out var known) || known.Length <= before.Length))
            {
                upTo[range.End] = before.Add(code);
            }
        }

        return upTo.GetValueOrDefault(whole.End, []);
    }
}
