// SPDX-License-Identifier: Apache-2.0
using System.Text;
using CsvHelper;

namespace StatsExchange.Client.OfficeTables;

/// <summary>How a table of an office seems to be laid out, told from its first lines. It is a guess, for a person to look at.</summary>
/// <param name="Delimiter">What stands between fields, by the name mappings use.</param>
/// <param name="HeaderLine">The physical line of the header, counted from 1. Titles above it have a text in one field or few.</param>
public sealed record TableShape(string Delimiter, int HeaderLine)
{
    private const int MostRows = 50;

    /// <summary>Looks at the first 50 rows of a file, from a line on.</summary>
    /// <param name="path">The file.</param>
    /// <param name="fromLine">The first line looked at, counted from 1.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The delimiter that makes the most columns, and the first row that has a text in more than half of them.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<TableShape> GuessAsync(string path, int fromLine = 1, CancellationToken cancellationToken = default)
    {
        var guesses = new List<(int Columns, TableShape Shape)>();
        foreach (var (name, mark) in Delimiters.All)
        {
            var rows = await RowsAsync(path, mark, fromLine, cancellationToken).ConfigureAwait(false);
            var columns = rows.Select(row => row.Texts).DefaultIfEmpty().Max();
            var header = rows.FirstOrDefault(row => row.Texts * 2 > columns);
            guesses.Add((columns, new TableShape(name, Math.Max(header.Line, fromLine))));
        }

        return guesses.MaxBy(guess => guess.Columns).Shape;
    }

    private static async Task<List<(int Line, int Texts)>> RowsAsync(string path, char separator, int fromLine, CancellationToken cancellationToken)
    {
        var rows = new List<(int Line, int Texts)>();
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        await using (file.ConfigureAwait(false))
        {
            var csv = CsvReader.Create(file, new CsvReaderOptions { Separator = separator, DetectSeparatorHint = false, HasHeader = false, Encoding = new UTF8Encoding(false), TrackLineNumbers = true }, leaveOpen: true);
            await using (csv.ConfigureAwait(false))
            {
                try
                {
                    while (rows.Count < MostRows && await csv.ReadAsync(cancellationToken).ConfigureAwait(false))
                    {
                        if (csv.LineNumber >= fromLine)
                        {
                            rows.Add(((int)csv.LineNumber, Enumerable.Range(0, csv.FieldCount).Count(i => csv.GetString(i).Trim().Length > 0)));
                        }
                    }
                }
                catch (CsvFormatException)
                {
                    // With this separator the rest is no CSV; what was read may do.
                }
            }
        }

        return rows;
    }
}
