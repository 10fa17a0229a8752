// SPDX-License-Identifier: Apache-2.0
using System.Globalization;
using StatsExchange.Grains.Lists;
using StatsExchange.Journal;
using StatsExchange.V1;

namespace StatsExchange.Hub.Evidence;

/// <summary>Reads the refusals of all processes, newest first.</summary>
internal sealed class EvidenceReader(IJournal journal)
{
    private const string EvidenceKind = "evidence";
    private const string Scope = "evidence";

    public async Task<ListEvidenceResponse> ListAsync(ListEvidenceRequest request, CancellationToken cancellationToken)
    {
        var size = PageSize.Of(request.PageSize);
        ListEvidenceResponse response = new();
        List<EvidenceStream> streams = [];
        var resumed = Parse(PageToken.Read(Scope, request.PageToken));
        foreach (var (stream, head) in (await journal.HeadsAtAsync(null, cancellationToken)).Streams)
        {
            if (stream.Kind != EvidenceKind)
            {
                continue;
            }

            response.Revisions[stream.ToString()] = head.Seq;
            var start = resumed is null
                ? new EvidencePosition(stream.ToString(), head.Seq, int.MaxValue)
                : resumed.GetValueOrDefault(stream.ToString());
            if (start.Seq > 0)
            {
                streams.Add(new EvidenceStream(journal, stream, start));
            }
        }

        while (response.Evidence.Count < size && await NewestAsync(streams, cancellationToken) is { } newest)
        {
            response.Evidence.Add(newest.Take());
        }

        if (await NewestAsync(streams, cancellationToken) is not null)
        {
            response.NextPageToken = PageToken.Write(Scope, Format(streams.Select(stream => stream.Position)));
        }

        return response;
    }

    private static async Task<EvidenceStream?> NewestAsync(List<EvidenceStream> streams, CancellationToken cancellationToken)
    {
        EvidenceStream? newest = null;
        foreach (var stream in streams)
        {
            if (await stream.PeekAsync(cancellationToken) is { } evidence
                && (newest is null || evidence.Time.CompareTo((await newest.PeekAsync(cancellationToken))!.Time) > 0))
            {
                newest = stream;
            }
        }

        return newest;
    }

    private static string Format(IEnumerable<EvidencePosition> positions) => string.Join(
        ';', positions.Select(position => string.Create(CultureInfo.InvariantCulture, $"{position.Stream} {position.Seq} {position.Index}")));

    private static Dictionary<string, EvidencePosition>? Parse(string? text) => text?.Split(';')
        .Select(part => part.Split(' '))
        .ToDictionary(
            part => part[0],
            part => new EvidencePosition(
                part[0], long.Parse(part[1], CultureInfo.InvariantCulture), int.Parse(part[2], CultureInfo.InvariantCulture)));
}
