// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Mappings;

/// <summary>Counts empty cells of columns that give a code: each stands for the default of its dimension, mostly the total.</summary>
internal sealed class BlankCells(OfficeMapping mapping, ImmutableArray<ColumnReader> readers)
{
    private readonly long[] _count = new long[readers.Length];
    private readonly long[] _line = new long[readers.Length];

    public void See(int reader, long line)
    {
        if (_count[reader]++ == 0)
        {
            _line[reader] = line;
        }
    }

    /// <summary>Per column with such cells and a dimension that has a default: how many, the first line, and the code they stand for.</summary>
    public IEnumerable<(string Column, long Count, long Line, string Code)> All() =>
        from reader in Enumerable.Range(0, readers.Length)
        where _count[reader] > 0
        let code = mapping.Structure.FindDimension(readers[reader].Target.Id)?.Default
        where code is not null
        select (readers[reader].Column.Column, _count[reader], _line[reader], code);
}
