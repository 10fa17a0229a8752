// SPDX-License-Identifier: Apache-2.0
using System.Text;
using CsvHelper;

namespace StatsExchange.Client.LongCsv;

/// <summary>A CSV file in UTF-8 (RFC 4180, with or without byte order mark), opened behind its header, that is read record by record.</summary>
internal sealed class CsvFile : IAsyncDisposable
{
    /// <summary>A longer record is most likely a quote that was never closed.</summary>
    private const int MaxRecordBytes = 64 * 1024;

    private readonly FileStream _file;
    private readonly int _linesAbove;

    private CsvFile(FileStream file, CsvReader csv, QuoteCheck quotes, int linesAbove)
    {
        _file = file;
        Records = csv;
        Quotes = quotes;
        _linesAbove = linesAbove;
    }

    public CsvReader Records { get; }

    public QuoteCheck Quotes { get; }

    /// <summary>The names of the columns.</summary>
    public string[] Header => [.. Records.Headers];

    /// <summary>The physical line the current record starts on.</summary>
    public long Line => Records.LineNumber + _linesAbove;

    public long Length => _file.Length;

    public long BytesRead => Records.ByteOffset;

    /// <summary>Opens a file and reads its header.</summary>
    /// <param name="path">The file.</param>
    /// <param name="separator">Between fields.</param>
    /// <param name="linesAbove">Lines above the header, which are not read.</param>
    /// <param name="maxBytes">Files above this many bytes are refused unread.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <exception cref="LongCsvException">The file is too large, empty, not UTF-8, or has no header.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static async Task<CsvFile> OpenAsync(string path, char separator, int linesAbove, long maxBytes, CancellationToken cancellationToken)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous | FileOptions.SequentialScan);
        try
        {
            await CheckStartAsync(file, maxBytes, cancellationToken).ConfigureAwait(false);
            await SkipAsync(file, linesAbove, cancellationToken).ConfigureAwait(false);
            var quotes = new QuoteCheck();
            var csv = CsvReader.Create(
                file,
                new CsvReaderOptions
                {
                    Separator = separator,
                    DetectSeparatorHint = false,
                    Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
                    TrackLineNumbers = true,
                    PoolStrings = true,
                    MaxRecordSize = MaxRecordBytes,
                    OnMalformedRecord = quotes.Note,
                },
                leaveOpen: true);
            await ReadHeaderAsync(csv, linesAbove, cancellationToken).ConfigureAwait(false);
            return new CsvFile(file, csv, quotes, linesAbove);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Goes to the next record; false behind the last.</summary>
    /// <exception cref="LongCsvException">A record is longer than any can be.</exception>
    public async Task<bool> MoveAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await Records.ReadAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CsvFormatException e)
        {
            throw new LongCsvException($"Line {e.LineNumber + _linesAbove} starts a row of more than {MaxRecordBytes:N0} bytes; most likely a quote is not closed.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Records.DisposeAsync().ConfigureAwait(false);
        await _file.DisposeAsync().ConfigureAwait(false);
    }

    private static async Task CheckStartAsync(FileStream file, long maxBytes, CancellationToken cancellationToken)
    {
        if (file.Length > maxBytes)
        {
            throw new LongCsvException($"The file has {file.Length:N0} bytes; a submission has at most {maxBytes:N0}. Split it by period.");
        }

        var start = new byte[2];
        var read = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        if (read == start.Length && start is [0xFF, 0xFE] or [0xFE, 0xFF])
        {
            throw new LongCsvException(FileRules.NotText(1, "", "UTF-16", "text in UTF-8, not in UTF-16; save the file as \"CSV UTF-8\""));
        }

        file.Position = 0;
    }

    private static async Task SkipAsync(FileStream file, int lines, CancellationToken cancellationToken)
    {
        var buffer = new byte[4096];
        var (left, position) = (lines, 0L);
        while (left > 0)
        {
            var read = await file.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (read == 0)
            {
                throw new LongCsvException($"The file has fewer lines than the {lines} above its header.");
            }

            for (var i = 0; i < read && left > 0; i++)
            {
                position++;
                left -= buffer[i] == '\n' ? 1 : 0;
            }
        }

        file.Position = position;
    }

    private static async Task ReadHeaderAsync(CsvReader csv, int linesAbove, CancellationToken cancellationToken)
    {
        try
        {
            await csv.ReadHeaderAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (CsvFormatException e)
        {
            throw new LongCsvException("The header cannot be read: a quote is not closed, or the file is not CSV.", e);
        }

        if (csv.Headers.Count == 0)
        {
            throw new LongCsvException(FileRules.Empty("", "a header and rows; the file is empty"));
        }

        if (csv.Headers.Any(name => name.Contains('\uFFFD', StringComparison.Ordinal)))
        {
            throw new LongCsvException(FileRules.NotText(linesAbove + 1, "", "", "a header in UTF-8, not in Latin-1 or another encoding; save the file as \"CSV UTF-8\""));
        }
    }
}
