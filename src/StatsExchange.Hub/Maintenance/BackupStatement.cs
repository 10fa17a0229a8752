// SPDX-License-Identifier: Apache-2.0
using System.Text.Json.Serialization;

namespace StatsExchange.Hub.Maintenance;

/// <summary>What stands in backup.json beside the journal's file. It finds a damaged copy; who can change both files can change it too.</summary>
/// <param name="Format">Names this form.</param>
/// <param name="Time">When it was made, UTC.</param>
/// <param name="Cursor">Entries of the whole journal, in the order of their commits, that it holds.</param>
/// <param name="Streams">Streams that have entries.</param>
/// <param name="Root">Merkle root over where all streams end, as in a checkpoint of that cursor.</param>
/// <param name="File">Name of the journal's file, an SQLite database.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256.</param>
internal sealed record BackupStatement(
    [property: JsonPropertyName("format")] string Format,
    [property: JsonPropertyName("time")] DateTimeOffset Time,
    [property: JsonPropertyName("cursor")] long Cursor,
    [property: JsonPropertyName("streams")] int Streams,
    [property: JsonPropertyName("root")] string Root,
    [property: JsonPropertyName("file")] string File,
    [property: JsonPropertyName("bytes")] long Bytes,
    [property: JsonPropertyName("sha256")] string Sha256)
{
    public const string CurrentFormat = "statsexchange-backup-1";
}
