// SPDX-License-Identifier: Apache-2.0
using System.Runtime.CompilerServices;
using Google.Protobuf;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Domain;
using StatsExchange.Grains.Callers;
using StatsExchange.Grains.Countries;
using StatsExchange.Grains.Regions;
using StatsExchange.Journal;
using StatsExchange.Storage.V1;
using StatsExchange.V1;

namespace StatsExchange.Grains.Snapshots;

/// <summary>Gives snapshots out, byte for byte the same every time.</summary>
public sealed class SnapshotReader
{
    private const int CsvPiece = 256 * 1024;
    private const int FirstBlock = 2;

    private readonly DraftComparer _drafts;
    private readonly BlockCache _blocks;
    private readonly SdmxCsvWriter _csv = new();

    /// <summary>Takes what asks regional bodies, and the block table.</summary>
    public SnapshotReader(DraftComparer drafts, BlockCache blocks)
    {
        _drafts = drafts;
        _blocks = blocks;
    }

    /// <summary>The manifest of a snapshot and its signature.</summary>
    /// <exception cref="RefusedException">There is no such snapshot, or not for this caller.</exception>
    public async Task<GetSnapshotResponse> GetAsync(GetSnapshotRequest request, CancellationToken cancellationToken)
    {
        var (completed, revision) = await FindAsync(request.Snapshot, cancellationToken);
        return new GetSnapshotResponse
        {
            Snapshot = completed.Snapshot,
            Manifest = await BytesAsync(completed.Manifest, cancellationToken),
            Signature = completed.Signature,
            Revision = revision,
        };
    }

    /// <summary>A whole snapshot in messages below 1 MiB: manifest, signature, then blocks or pieces of data.csv.</summary>
    /// <exception cref="RefusedException">There is no such snapshot, or not for this caller; or the format or token is not one of it; or an agreement that a draft rests on ended meanwhile, or a member withheld or took back figures of it.</exception>
    public async IAsyncEnumerable<ExportSnapshotResponse> ExportAsync(ExportSnapshotRequest request, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var format = request.Format == SnapshotFormat.Unspecified ? SnapshotFormat.Blocks : request.Format;
        if (format is not (SnapshotFormat.Blocks or SnapshotFormat.SdmxCsv))
        {
            throw RefusedException.Field("format", "expected BLOCKS or SDMX_CSV");
        }

        var (completed, revision) = await FindAsync(request.Snapshot, cancellationToken);
        var parts = FirstBlock + completed.Blocks.Count;
        var start = ResumePoint.Parse(request.ResumeToken, request.Snapshot, format, parts);
        for (var part = start.Part; part < parts; part++)
        {
            if (part > start.Part && completed.Snapshot.State == SnapshotState.Draft)
            {
                // What is revoked, withheld or taken back while a draft is sent is not sent on.
                await FindAsync(request.Snapshot, cancellationToken);
            }

            var offset = part == start.Part ? start.Offset : 0;
            await foreach (var (message, sent) in PartAsync(completed, format, part, offset, cancellationToken))
            {
                var next = sent is { } bytes ? new ResumePoint(part, bytes) : new ResumePoint(part + 1, 0);
                message.ResumeToken = next.ToToken(request.Snapshot, format);
                message.Revision = revision;
                yield return message;
            }
        }
    }

    /// <summary>The messages of one part from an offset on; with each the bytes sent so far, or null after the last.</summary>
    private async IAsyncEnumerable<(ExportSnapshotResponse Message, int? Sent)> PartAsync(
        SnapshotCompleted completed, SnapshotFormat format, int part, int offset, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (part == 0)
        {
            yield return (new ExportSnapshotResponse { Manifest = await BytesAsync(completed.Manifest, cancellationToken) }, null);
        }
        else if (part == 1)
        {
            yield return (new ExportSnapshotResponse { Signature = completed.Signature }, null);
        }
        else if (format == SnapshotFormat.Blocks)
        {
            var digest = completed.Blocks[part - FirstBlock];
            var block = new SnapshotBlock
            {
                Name = SnapshotParts.FileNameOf(Digest.FromBytes(digest.Span)),
                Content = await BytesAsync(digest, cancellationToken),
            };
            yield return (new ExportSnapshotResponse { Block = block }, null);
        }
        else
        {
            var lines = await LinesAsync(completed, part - FirstBlock, cancellationToken);
            for (; offset < lines.Length; offset += CsvPiece)
            {
                var length = Math.Min(CsvPiece, lines.Length - offset);
                var piece = new ExportSnapshotResponse { Csv = ByteString.CopyFrom(lines, offset, length) };
                yield return (piece, offset + length < lines.Length ? offset + length : null);
            }
        }
    }

    private async Task<byte[]> LinesAsync(SnapshotCompleted completed, int block, CancellationToken cancellationToken)
    {
        var content = await _blocks.BytesAsync(Hash.FromBytes(completed.Blocks[block].Span), cancellationToken);
        var lines = _csv.Lines(ConsolidatedBlockCodec.Decode(content.Span));
        return block == 0 ? [.. _csv.Header(), .. lines] : lines;
    }

    private async Task<(SnapshotCompleted Completed, long Revision)> FindAsync(string snapshot, CancellationToken cancellationToken)
    {
        var view = await _drafts.AskOfAsync(snapshot, body => body.GetSnapshotAsync(snapshot), cancellationToken);
        return (view.Completed.Read(), view.Revision);
    }

    private async Task<ByteString> BytesAsync(ByteString digest, CancellationToken cancellationToken) =>
        UnsafeByteOperations.UnsafeWrap(await _blocks.BytesAsync(Hash.FromBytes(digest.Span), cancellationToken));
}
