// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Snapshots;

/// <summary>The consolidated figures of one period while they are collected: columns of numbered codes, in any order.</summary>
internal sealed class ConsolidatedTable
{
    private readonly CodeBook[] _books = [.. ConsolidatedKeys.Dimensions.Select(_ => new CodeBook())];
    private readonly List<int>[] _columns = [.. ConsolidatedKeys.Dimensions.Select(_ => new List<int>())];
    private readonly List<ConsolidatedFigure> _figures = [];

    public int Count => _figures.Count;

    public int NumberOf(int dimension, string code) => _books[dimension].NumberOf(code);

    public string CodeAt(int dimension, int row) => _books[dimension][_columns[dimension][row]];

    public ConsolidatedFigure this[int row]
    {
        get => _figures[row];
        set => _figures[row] = value;
    }

    /// <summary>Adds a figure under codes as <see cref="NumberOf"/> numbers them.</summary>
    public void Add(ReadOnlySpan<int> key, ConsolidatedFigure figure)
    {
        for (var i = 0; i < key.Length; i++)
        {
            _columns[i].Add(key[i]);
        }

        _figures.Add(figure);
    }

    /// <summary>Adds a figure under codes.</summary>
    public void Add(string[] key, ConsolidatedFigure figure)
    {
        var numbers = new int[key.Length];
        for (var i = 0; i < key.Length; i++)
        {
            numbers[i] = NumberOf(i, key[i]);
        }

        Add(numbers, figure);
    }

    /// <summary>Whether two rows stand at one key.</summary>
    public bool IsSameKey(int left, int right) => Array.TrueForAll(_columns, column => column[left] == column[right]);

    /// <summary>The codes of a row in some dimensions, as a text that equals that of another row where the codes do.</summary>
    public string KeyOf(int row, IReadOnlyList<int> dimensions) =>
        string.Create(dimensions.Count, (this, row, dimensions), static (text, of) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = checked((char)of.Item1._columns[of.dimensions[i]][of.row]);
            }
        });

    /// <summary>The rows in ascending ordinal order of their codes, dimension by dimension.</summary>
    public int[] Sorted()
    {
        var rows = Enumerable.Range(0, Count).ToArray();
        var target = new int[rows.Length];
        for (var dimension = _books.Length - 1; dimension >= 0; dimension--)
        {
            if (_books[dimension].Count > 1)
            {
                Distribute(rows, target, dimension);
                (rows, target) = (target, rows);
            }
        }

        return rows;
    }

    // A stable counting sort; from the last dimension to the first it orders whole keys in linear time.
    private void Distribute(int[] rows, int[] target, int dimension)
    {
        var ranks = _books[dimension].Ranks();
        var column = _columns[dimension];
        var starts = new int[ranks.Length + 1];
        foreach (var row in rows)
        {
            starts[ranks[column[row]] + 1]++;
        }

        for (var i = 1; i < starts.Length; i++)
        {
            starts[i] += starts[i - 1];
        }

        foreach (var row in rows)
        {
            target[starts[ranks[column[row]]]++] = row;
        }
    }
}
