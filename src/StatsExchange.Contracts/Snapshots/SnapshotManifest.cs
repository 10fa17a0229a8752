// SPDX-License-Identifier: Apache-2.0
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace StatsExchange.Contracts.Snapshots;

/// <summary>
/// manifest.json: what a snapshot is made of. The signature in manifest.sig covers its bytes as they stand. Digests and salts are
/// lower-case hexadecimal, times ISO 8601 in UTC.
/// </summary>
public sealed record SnapshotManifest
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        // Of two members of one name, one reader takes the first and another the last.
        AllowDuplicateProperties = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The form of the manifest: statsexchange snapshot v1.</summary>
    public const string CurrentFormat = "statsexchange snapshot v1";

    /// <summary><see cref="CurrentFormat"/>.</summary>
    public required string Format { get; init; }

    /// <summary>Id of the snapshot.</summary>
    public required string Snapshot { get; init; }

    /// <summary>The regional body.</summary>
    public required string Region { get; init; }

    /// <summary>Structure whose figures are consolidated: STOCK, FLOW or RETURN.</summary>
    public required string Structure { get; init; }

    /// <summary>First period, inclusive.</summary>
    public required string PeriodFrom { get; init; }

    /// <summary>Last period, inclusive.</summary>
    public required string PeriodTo { get; init; }

    /// <summary>When it was made.</summary>
    public required string Time { get; init; }

    /// <summary>The round it was made for; null where it was made for none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ManifestRound? Round { get; init; }

    /// <summary>Observations in all blocks.</summary>
    public required long Observations { get; init; }

    /// <summary>The vintages read, ascending by country.</summary>
    public required IReadOnlyList<ManifestSource> Sources { get; init; }

    /// <summary>Members that are not in it, ascending, each with the reason.</summary>
    public required IReadOnlyList<ManifestOmission> Omitted { get; init; }

    /// <summary>Figures read that have no place in it, ascending by country and reason.</summary>
    public IReadOnlyList<ManifestSetAside> SetAside { get; init; } = [];

    /// <summary>The reconciliations whose estimates are in it.</summary>
    public required IReadOnlyList<ManifestReconciliation> Reconciliations { get; init; }

    /// <summary>The cases whose agreed figures are in it, ascending.</summary>
    public required IReadOnlyList<string> Cases { get; init; }

    /// <summary>The blocks, ascending by period and key.</summary>
    public required IReadOnlyList<ManifestBlock> Blocks { get; init; }

    /// <summary>Merkle root over the block digests in that order (RFC 6962: leaves prefixed 0x00, nodes 0x01).</summary>
    public required string MerkleRoot { get; init; }

    /// <summary>data.csv, the blocks as SDMX-CSV 2.0.</summary>
    public required ManifestFile DataCsv { get; init; }

    /// <summary>The key that signs: SHA-256 of its SubjectPublicKeyInfo. A hint; trust the key you pinned.</summary>
    public required string KeyId { get; init; }

    /// <summary>Reads manifest.json.</summary>
    /// <exception cref="FormatException">It is not a manifest of <see cref="CurrentFormat"/>.</exception>
    public static SnapshotManifest Parse(ReadOnlySpan<byte> json)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<SnapshotManifest>(json, Json);
            if (manifest?.Format != CurrentFormat)
            {
                throw new FormatException($"Expected a manifest of the format \"{CurrentFormat}\".");
            }

            return manifest.IsWhole() ? manifest : throw new FormatException("manifest.json is not a manifest: an entry of a list is null.");
        }
        catch (JsonException e)
        {
            throw new FormatException($"manifest.json is not a manifest: line {e.LineNumber + 1}, {e.Path}.", e);
        }
    }

    /// <summary>The bytes of manifest.json, with a final line feed. The same manifest gives the same bytes.</summary>
    public byte[] ToBytes() => [.. JsonSerializer.SerializeToUtf8Bytes(this, Json), (byte)'\n'];

    // The serialiser checks members for null, but not the entries of lists.
    private bool IsWhole() =>
        Sources.All(source => source?.Submissions.All(submission => submission is not null) == true && source.Sheets.All(sheet => sheet is not null))
        && Round?.Tables.All(table => table is not null) != false
        && Round?.Periods.All(period => period is not null) != false
        && Round?.Reporting.All(line => line is not null) != false
        && Omitted.All(omission => omission?.Periods.All(period => period is not null) == true)
        && SetAside.All(figures => figures is not null)
        && Reconciliations.All(reconciliation => reconciliation?.Parameters.Values.All(value => value is not null) == true)
        && Cases.All(@case => @case is not null)
        && Blocks.All(block => block is not null);
}
