// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using StatsExchange.Client.OfficeTables;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Client.LongCsv;

/// <summary>
/// Reads a long CSV file (RFC 4180, UTF-8 with or without byte order mark, header in any order) row by row, so that memory does not
/// grow with the file. What is wrong with a row comes with the row; what is wrong with the file is a <see cref="LongCsvException"/>.
/// </summary>
public sealed class LongCsvReader : IAsyncDisposable
{
    private readonly CsvFile _file;
    private readonly RowParser _parser;
    private readonly bool _structureIsNamed;
    private bool _onRow;

    private LongCsvReader(CsvFile file, RowParser parser, bool structureIsNamed, bool onRow)
    {
        _file = file;
        _parser = parser;
        _structureIsNamed = structureIsNamed;
        _onRow = onRow;
    }

    /// <summary>The structure the rows are of.</summary>
    public Structure Structure => _parser.Layout.Structure;

    /// <summary>The length of the file in bytes.</summary>
    public long Length => _file.Length;

    /// <summary>How many bytes of it have been read.</summary>
    public long BytesRead => _file.BytesRead;

    /// <summary>Rows left out so far because they are of another structure than the one asked for.</summary>
    public long OtherStructures { get; private set; }

    /// <summary>Opens a file and checks its size and header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="options">Which rows are wanted, and the limit.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LongCsvException">The file is too large, empty, not UTF-8, or its header does not fit the structure.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<LongCsvReader> OpenAsync(string path, LongCsvOptions options, CancellationToken cancellationToken = default)
    {
        var file = await CsvFile.OpenAsync(path, ',', linesAbove: 0, options.MaxBytes, cancellationToken).ConfigureAwait(false);
        try
        {
            return await OpenAsync(file, options, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The rows of the structure, in the order of the file. Can be read once.</summary>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LongCsvException">The file holds several structures and none was asked for, or a row is longer than any row can be.</exception>
    public async IAsyncEnumerable<LongCsvRow> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (_onRow || await _file.MoveAsync(cancellationToken).ConfigureAwait(false))
        {
            _onRow = false;
            var row = _parser.Parse(_file.Records, out var structure);
            if (structure is null || structure == Structure.Id)
            {
                yield return row;
            }
            else if (_structureIsNamed)
            {
                OtherStructures++;
            }
            else
            {
                throw new LongCsvException(
                    $"The file holds several structures: {Structure.Id}, and on line {row.Line} {structure}. Name the one to read; its rows are taken out.");
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _file.DisposeAsync();

    private static async Task<LongCsvReader> OpenAsync(CsvFile file, LongCsvOptions options, CancellationToken cancellationToken)
    {
        var csv = file.Records;
        if (Delimiters.OtherThan(',', file.Header) is { } other)
        {
            throw new LongCsvException(FileRules.Header(
                file.Header[0], $"fields separated by commas, not by a {other}; a table of the office's own is sent with --mapping, which names the delimiter"));
        }

        var header = SdmxHeader.Of(file.Header);
        var onRow = false;
        Structure? structure;
        if (options.Structure is { } named)
        {
            structure = LongCsvLayout.FindSubmitted(named) ?? throw new LongCsvException($"'{named}' is not a structure that can be submitted: STOCK, FLOW or RETURN.");
        }
        else
        {
            var at = header.StructureAt;
            if (at < 0)
            {
                throw new LongCsvException(FileRules.Header(
                    Columns.Structure, "this column, or --structure to name the structure of the file; a table of the office's own is sent with --mapping"));
            }

            onRow = await file.MoveAsync(cancellationToken).ConfigureAwait(false);
            var first = onRow && at < csv.FieldCount ? header.CodeOf(at, csv.GetString(at)) : "";
            structure = (header.IsSdmx ? LongCsvLayout.FindBySdmxId(first) : LongCsvLayout.FindSubmitted(first))
                ?? throw new LongCsvException(onRow
                    ? header.IsSdmx ? FileRules.UnknownStructureId(csv.LineNumber, header.Names[at], first) : FileRules.UnknownStructure(csv.LineNumber, first)
                    : FileRules.Empty("", "rows; the file has a header only"));
        }

        var mixed = options.Structure is not null && header.StructureAt >= 0;
        return new LongCsvReader(file, new RowParser(LongCsvLayout.Of(header, structure, mixed), file.Quotes, options.Replaces), options.Structure is not null, onRow);
    }
}
