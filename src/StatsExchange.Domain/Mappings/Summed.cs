// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Mappings;

/// <summary>A figure made of one or several cells of a table.</summary>
internal sealed class Summed(SummedPart first, string classes)
{
    private const string Status = "OBS_STATUS";

    private HashSet<string>? _classes;
    private double? _sum = first.Cell.Value;

    /// <summary>The cell that came first.</summary>
    public SummedPart First { get; } = first;

    /// <summary>How many cells were added up.</summary>
    public int Parts { get; private set; } = 1;

    /// <summary>Whether no observation is made of any of them.</summary>
    public bool IsLeftOut { get; private set; } = first.Cell.IsLeftOut;

    /// <summary>The sum; null where a part is missing, so that it is never too small.</summary>
    public double? Value => _sum;

    /// <summary>Text by attribute id.</summary>
    public SortedDictionary<string, string> Attributes { get; } = first.Attributes;

    /// <summary>Adds a cell; false where one of the same classes was added before.</summary>
    public bool TryAdd(SummedPart part, string classesOfPart)
    {
        _classes ??= new HashSet<string>(StringComparer.Ordinal) { classes };
        if (!_classes.Add(classesOfPart))
        {
            return false;
        }

        Parts++;
        _sum += part.Cell.Value;
        IsLeftOut &= part.Cell.IsLeftOut;
        foreach (var (id, text) in part.Attributes)
        {
            var known = Attributes.GetValueOrDefault(id, "");
            Attributes[id] = id == Status ? string.Concat((known + text).Distinct())
                : known.Length == 0 ? text
                : text.Length == 0 || known.Split("; ").Contains(text, StringComparer.Ordinal) ? known
                : $"{known}; {text}";
        }

        return true;
    }
}
