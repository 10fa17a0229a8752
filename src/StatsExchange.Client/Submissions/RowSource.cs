// SPDX-License-Identifier: Apache-2.0
using StatsExchange.Client.LongCsv;
using StatsExchange.Client.OfficeTables;

namespace StatsExchange.Client.Submissions;

/// <summary>Rows to be sent, and how far their reading is.</summary>
internal sealed record RowSource(string Structure, IAsyncEnumerable<FileRow> Rows, Func<(long Read, long Length)> Position, Func<long> OtherStructures)
{
    public static RowSource Of(LongCsvReader reader, CancellationToken cancellationToken) =>
        new(reader.Structure.Id, reader.ReadAsync(cancellationToken), () => (reader.BytesRead, reader.Length), () => reader.OtherStructures);

    public static RowSource Of(OfficeTableReader reader, string structure, CancellationToken cancellationToken) =>
        new(structure, reader.ReadAsync(cancellationToken), () => (reader.BytesRead, reader.Length), () => 0);

    public static RowSource Of(string structure, IReadOnlyList<LongCsvRow> rows) =>
        new(structure, rows.ToAsyncEnumerable(), () => (0, 0), () => 0);
}
