// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;
using System.Text;
using Google.Protobuf;
using Grpc.Core;
using StatsExchange.Client.Connections;
using StatsExchange.Client.LongCsv;
using StatsExchange.Contracts.Blocks;
using StatsExchange.Contracts.Snapshots;
using StatsExchange.Domain.Observations;
using StatsExchange.Domain.Structures;
using StatsExchange.V1;

namespace StatsExchange.Client.Vintages;

/// <summary>
/// A vintage as a long CSV or SDMX-CSV file, for the office it belongs to. The same vintage gives the same bytes for ever. Which attributes have a column
/// is known only at the end, so the blocks are first put beside the file; the file is there whole or not at all.
/// </summary>
public static class VintageFile
{
    /// <summary>Exports a vintage into a file; one that is there already is replaced.</summary>
    /// <param name="hub">A connection of the office.</param>
    /// <param name="request">Which vintage of what.</param>
    /// <param name="path">The file.</param>
    /// <param name="format">How it is written.</param>
    /// <param name="progress">Told the observations received so far.</param>
    /// <param name="cancellationToken">Ends the export; nothing is left of it.</param>
    /// <exception cref="HubException">The hub refuses, or cannot be reached.</exception>
    /// <exception cref="LongCsvException">A value cannot be written in the unit its row names.</exception>
    public static async Task<VintageExport> WriteAsync(
        HubConnection hub, ExportObservationsRequest request, string path, VintageFormat format = VintageFormat.LongCsv, IProgress<long>? progress = null, CancellationToken cancellationToken = default)
    {
        var beside = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(path))!, $".{Path.GetFileName(path)}.{Path.GetRandomFileName()}");
        var (blocks, written) = (beside + ".blocks", beside + ".partial");
        try
        {
            var (export, attributes) = await ReceiveAsync(hub, request, blocks, progress, cancellationToken).ConfigureAwait(false);
            var (header, lines) = WriterOf(StructureCatalogue.Find(request.Structure)!, format, attributes);
            await WriteAsync(header, lines, blocks, written, cancellationToken).ConfigureAwait(false);
            File.Move(written, path, overwrite: true);
            return export;
        }
        finally
        {
            File.Delete(blocks);
            File.Delete(written);
        }
    }

    private static async Task<(VintageExport Export, IReadOnlyCollection<string> Attributes)> ReceiveAsync(
        HubConnection hub, ExportObservationsRequest request, string path, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var (revision, observations) = (0L, 0L);
        var attributes = new HashSet<string>(StringComparer.Ordinal);
        var sheets = ImmutableArray.CreateBuilder<SheetVersion>();
        var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        await using (file.ConfigureAwait(false))
        {
            using var call = hub.Observations.ExportObservations(request, cancellationToken: cancellationToken);
            while (await call.ResponseStream.MoveNext(cancellationToken).ConfigureAwait(false))
            {
                revision = call.ResponseStream.Current.Revision;
                sheets.AddRange(call.ResponseStream.Current.Sheets);
                if (call.ResponseStream.Current.Block is { } block)
                {
                    block.WriteDelimitedTo(file);
                    attributes.UnionWith(block.Attributes.Select(attribute => attribute.Id));
                    observations += block.Count;
                    progress?.Report(observations);
                }
            }
        }

        return (new VintageExport(revision, observations, sheets.ToImmutable()), attributes);
    }

    private static (string Header, Func<Slice, string> Lines) WriterOf(Domain.Structures.Structure structure, VintageFormat format, IEnumerable<string> attributes)
    {
        if (format == VintageFormat.LongCsv)
        {
            var text = new LongCsvWriter(structure, attributes);
            return (text.Header(), text.Lines);
        }

        var sdmx = new SdmxCsvWriter(structure);
        return (Encoding.UTF8.GetString(sdmx.Header()), slice => LinesOf(sdmx, slice));
    }

    private static string LinesOf(SdmxCsvWriter sdmx, Slice slice)
    {
        try
        {
            return Encoding.UTF8.GetString(sdmx.Lines(slice));
        }
        catch (FormatException e)
        {
            throw new LongCsvException($"{e.Message} Export without that period, or as blocks.", e);
        }
    }

    private static async Task WriteAsync(string header, Func<Slice, string> lines, string blocks, string path, CancellationToken cancellationToken)
    {
        var source = new FileStream(blocks, FileMode.Open, FileAccess.Read);
        await using (source.ConfigureAwait(false))
        {
            var target = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            await using (target.ConfigureAwait(false))
            {
                await target.WriteAsync(header.AsMemory(), cancellationToken).ConfigureAwait(false);
                while (source.Position < source.Length)
                {
                    var block = ObservationBlock.Parser.ParseDelimitedFrom(source);
                    await target.WriteAsync(lines(ObservationBlockCodec.Decode(block.ToByteArray())).AsMemory(), cancellationToken).ConfigureAwait(false);
                }
            }
        }
    }
}
