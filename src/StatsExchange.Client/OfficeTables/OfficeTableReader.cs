// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Unicode;
using StatsExchange.Client.LongCsv;
using StatsExchange.Domain.Mappings;
using StatsExchange.V1;

namespace StatsExchange.Client.OfficeTables;

/// <summary>
/// Reads a table of an office row by row: delimited text in UTF-8 with a header, columns by any names in any order. Reads no meaning into it:
/// that is the hub's, by the office's mapping.
/// </summary>
public sealed class OfficeTableReader : IAsyncDisposable
{
    private readonly CsvFile _file;
    private readonly string _office;

    private OfficeTableReader(CsvFile file, string office, ImmutableArray<string> columns)
    {
        _file = file;
        _office = office;
        Columns = columns;
    }

    /// <summary>The names of the columns; empty for those without one, which hold nothing.</summary>
    public ImmutableArray<string> Columns { get; }

    /// <summary>The length of the file in bytes.</summary>
    public long Length => _file.Length;

    /// <summary>How many bytes of it have been read.</summary>
    public long BytesRead => _file.BytesRead;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="office">The office that sends it.</param>
    /// <param name="form">How the file looks.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LongCsvException">The file is too large, empty, not UTF-8, or its header names a column twice.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<OfficeTableReader> OpenAsync(string path, string office, TableForm form, CancellationToken cancellationToken = default)
    {
        var separator = Delimiters.Of(form.Delimiter);
        var file = await CsvFile.OpenAsync(path, separator, Math.Max(0, form.HeaderLine - 1), LongCsvOptions.DefaultMaxBytes, cancellationToken).ConfigureAwait(false);
        try
        {
            return new OfficeTableReader(file, office, ColumnsOf(file.Header, separator));
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The rows, in the order of the file. Can be read once.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LongCsvException">A row is longer than any row can be.</exception>
    public async IAsyncEnumerable<OfficeTableRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await _file.MoveAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return Read();
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static ImmutableArray<string> ColumnsOf(string[] header, char separator)
    {
        if (Delimiters.OtherThan(separator, header) is { } other)
        {
            throw new LongCsvException(FileRules.Header(header[0], $"several columns. If fields are separated by a {other}, the mapping says so: \"table\": {{\"delimiter\": \"{other}\"}}"));
        }

        var doubled = header.Where(name => name.Trim().Length > 0).GroupBy(TableText.Fold, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.First()).ToArray();
        return doubled.Length == 0
            ? [.. header.Select(name => name.Trim())]
            : throw new LongCsvException([.. doubled.Select(name => FileRules.Header(name, "each column once: the header names a column twice. Case and spaces make no difference"))]);
    }

    private OfficeTableRow Read()
    {
        var (csv, line) = (_file.Records, _file.Line);
        if (_file.Quotes.Take(csv.LineNumber) is { } expected)
        {
            return Unusable(FileRules.Quotes(line, expected));
        }

        // A footnote below a table has one field. Whether it may be there, the mapping says.
        if (csv.FieldCount != Columns.Length && csv.FieldCount != 1)
        {
            return Unusable(FileRules.FieldCount(line, csv.FieldCount, Columns.Length));
        }

        var findings = ImmutableArray.CreateBuilder<Finding>();
        var fields = new string[csv.FieldCount];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = csv.GetString(i);
            if (!Utf8.IsValid(csv.GetSpan(i)))
            {
                findings.Add(FileRules.NotText(line, Columns[i], fields[i]));
            }
            else if (Columns[i].Length == 0 && fields[i].Trim().Length > 0)
            {
                findings.Add(FileRules.NoColumn(line, i + 1, fields[i]));
            }
        }

        return new OfficeTableRow(line, _office, Columns, fields, findings.DrainToImmutable());
    }

    private OfficeTableRow Unusable(Finding finding) => new(_file.Line, _office, Columns, [], [finding]);
}
