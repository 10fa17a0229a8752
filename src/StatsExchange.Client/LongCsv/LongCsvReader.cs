// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using System.Text;
using CsvHelper;
using StatsExchange.Domain.Structures;

namespace StatsExchange.Client.LongCsv;

/// <summary>
/// Reads a long CSV file (RFC 4180, UTF-8 with or without byte order mark, header in any order) row by row, so that memory does not
/// grow with the file. What is wrong with a row comes with the row; what is wrong with the file is a <see cref="LongCsvException"/>.
/// </summary>
public sealed class LongCsvReader : IAsyncDisposable
{
    /// <summary>A longer row is most likely a quote that was never closed.</summary>
    private const int MaxRecordBytes = 64 * 1024;

    private readonly FileStream _file;
    private readonly CsvReader _csv;
    private readonly RowParser _parser;
    private readonly bool _structureIsNamed;
    private bool _onRow;

    private LongCsvReader(FileStream file, CsvReader csv, RowParser parser, bool structureIsNamed, bool onRow)
    {
        _file = file;
        _csv = csv;
        _parser = parser;
        _structureIsNamed = structureIsNamed;
        _onRow = onRow;
    }

    /// <summary>The structure the rows are of.</summary>
    public Structure Structure => _parser.Layout.Structure;

    /// <summary>The length of the file in bytes.</summary>
    public long Length => _file.Length;

    /// <summary>How many bytes of it have been read.</summary>
    public long BytesRead => _csv.ByteOffset;

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
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        try
        {
            await CheckStartAsync(file, options, cancellationToken).ConfigureAwait(false);
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
        while (_onRow || await MoveAsync(_csv, cancellationToken).ConfigureAwait(false))
        {
            _onRow = false;
            var row = _parser.Parse(_csv, out var structure);
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
    public async ValueTask DisposeAsync()
    {
        await _csv.DisposeAsync().ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task<LongCsvReader> OpenAsync(FileStream file, LongCsvOptions options, CancellationToken cancellationToken)
    {
        var quotes = new QuoteCheck();
        var csv = CsvReader.Create(
            file,
            new CsvReaderOptions
            {
                Separator = ',',
                DetectSeparatorHint = false,
                Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                TrackLineNumbers = true,
                PoolStrings = true,
                MaxRecordSize = MaxRecordBytes,
                OnMalformedRecord = quotes.Note,
            },
            leaveOpen: true);
        if (!await ReadHeaderAsync(csv, cancellationToken).ConfigureAwait(false))
        {
            throw new LongCsvException("The file is empty: there is no header.");
        }

        var header = csv.Headers.ToArray();
        var onRow = false;
        Structure? structure;
        if (options.Structure is { } named)
        {
            structure = LongCsvLayout.FindSubmitted(named) ?? throw new LongCsvException($"'{named}' is not a structure that can be submitted: STOCK, FLOW or RETURN.");
        }
        else
        {
            var at = Array.IndexOf(header, Columns.Structure);
            if (at < 0)
            {
                throw new LongCsvException("The file has no column STRUCTURE; name the structure it is of.");
            }

            onRow = await MoveAsync(csv, cancellationToken).ConfigureAwait(false);
            var first = onRow && at < csv.FieldCount ? csv.GetString(at) : "";
            structure = LongCsvLayout.FindSubmitted(first)
                ?? throw new LongCsvException(onRow
                    ? $"Line {csv.LineNumber}, column STRUCTURE: '{first}' is not a structure that can be submitted: STOCK, FLOW or RETURN."
                    : "The file has a header and no rows; its structure is not known.");
        }

        var mixed = options.Structure is not null && header.Contains(Columns.Structure);
        return new LongCsvReader(file, csv, new RowParser(LongCsvLayout.Of(header, structure, mixed), quotes), options.Structure is not null, onRow);
    }

    private static async Task CheckStartAsync(FileStream file, LongCsvOptions options, CancellationToken cancellationToken)
    {
        if (file.Length > options.MaxBytes)
        {
            throw new LongCsvException($"The file has {file.Length:N0} bytes; a submission has at most {options.MaxBytes:N0}. Split it by period.");
        }

        var start = new byte[2];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (read == start.Length && start is [0xFF, 0xFE] or [0xFE, 0xFF])
        {
            throw new LongCsvException("The file is in UTF-16; long CSV is UTF-8. Save it as \"CSV UTF-8\".");
        }

        file.Position = 0;
    }

    private static async Task<bool> ReadHeaderAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            await csv.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
            return csv.Headers.Count > 0;
        }
        catch (CsvFormatException e)
        {
            throw new LongCsvException("The header cannot be read: a quote is not closed, or the file is not CSV.", e);
        }
    }

    private static async Task<bool> MoveAsync(CsvReader csv, CancellationToken cancellationToken)
    {
        try
        {
            return await csv.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CsvFormatException e)
        {
            throw new LongCsvException($"Line {e.LineNumber} starts a row of more than {MaxRecordBytes:N0} bytes; most likely a quote is not closed.", e);
        }
    }
}
