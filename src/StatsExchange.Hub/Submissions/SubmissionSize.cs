// SPDX-License-Identifier: Apache-2.0
using System.Collections.Frozen;
using System.Text;
using StatsExchange.Domain.Structures;
using StatsExchange.Grains.Callers;
using StatsExchange.V1;

namespace StatsExchange.Hub.Submissions;

/// <summary>
/// Counts what a submission sends, and ends it where that is more than it may hold. In rows the ids of known dimensions and attributes do
/// not count: they say the same in every row, and a file within the limit would exceed it by being sent. The intake counts the observations.
/// </summary>
internal sealed class SubmissionSize
{
    private const long MostBytes = 128L * 1024 * 1024;

    private static readonly FrozenSet<string> Ids = StructureCatalogue.All
        .SelectMany(structure => structure.Dimensions.Select(dimension => dimension.Id).Concat(structure.Attributes.Select(attribute => attribute.Id)))
        .ToFrozenSet(StringComparer.Ordinal);

    private readonly HashSet<string> _columns = new(StringComparer.Ordinal);
    private long _bytes;

    /// <summary>Names of columns that do not count either: a mapping knows them.</summary>
    public void Know(IEnumerable<string> columns) => _columns.UnionWith(columns);

    /// <exception cref="RefusedException">With this message it is too large.</exception>
    public void Add(SubmitRequest message)
    {
        _bytes += message.ContentCase == SubmitRequest.ContentOneofCase.Rows ? SizeOf(message.Rows) : message.CalculateSize();
        if (_bytes > MostBytes)
        {
            throw new RefusedException(
                ErrorReason.SubmissionTooLarge, "A submission has at most 2,000,000 observations and 128 MiB; split it by period.");
        }
    }

    private long SizeOf(ObservationRows rows)
    {
        long size = 0;
        foreach (var row in rows.Observations)
        {
            size += sizeof(double) + SizeOf(row.Dimensions) + SizeOf(row.Attributes);
        }

        return size;
    }

    private long SizeOf(IEnumerable<KeyValuePair<string, string>> texts)
    {
        long size = 0;
        foreach (var (id, text) in texts)
        {
            size += Encoding.UTF8.GetByteCount(text) + (Ids.Contains(id) || _columns.Contains(id) ? 0 : Encoding.UTF8.GetByteCount(id));
        }

        return size;
    }
}
