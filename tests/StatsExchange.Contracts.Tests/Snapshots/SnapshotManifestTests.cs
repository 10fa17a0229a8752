// SPDX-License-Identifier: Apache-2.0
using System.Text;
using StatsExchange.Contracts.Snapshots;

namespace StatsExchange.Contracts.Tests.Snapshots;

/// <summary>The signature covers the bytes of manifest.json, so the bytes are the contract.</summary>
public sealed class SnapshotManifestTests
{
    private const string Golden =
        """
        {
          "format": "statsexchange snapshot v1",
          "snapshot": "EUROPE27-2",
          "region": "EUROPE27",
          "structure": "FLOW",
          "period_from": "2015",
          "period_to": "2015",
          "time": "2026-01-31T09:00:00.000000Z",
          "observations": 6,
          "sources": [
            {
              "country": "DNK",
              "revision": 7,
              "submissions": [
                {
                  "vintage": 7,
                  "commitment": "c0"
                }
              ],
              "sheets": [
                {
                  "id": "FLOW/EMI.RES..REG./2010/2017",
                  "version": 2
                }
              ]
            }
          ],
          "omitted": [
            {
              "country": "NOR",
              "reason": "NO_AGREEMENT",
              "periods": [
                "2014"
              ]
            }
          ],
          "set_aside": [
            {
              "country": "SWE",
              "reason": "RIVAL",
              "observations": 2
            }
          ],
          "reconciliations": [
            {
              "job": "EUROPE27.1",
              "method": "factors",
              "method_version": "1.0",
              "pair": "residence",
              "period": "2015",
              "parameters": {
                "aB": "x",
                "a_b": "høj"
              },
              "vintages": {
                "DNK": 7,
                "SWE": 4
              }
            }
          ],
          "cases": [
            "DNK-SWE.1"
          ],
          "blocks": [
            {
              "name": "ab.binpb",
              "period": "2015",
              "observations": 6,
              "bytes": 1060,
              "sha256": "ab"
            }
          ],
          "merkle_root": "cd",
          "data_csv": {
            "bytes": 10,
            "sha256": "ef"
          },
          "key_id": "9f"
        }

        """;

    [Fact]
    public void ToBytes_OfManifest_IsTheGoldenText() => Assert.Equal(Golden, Encoding.UTF8.GetString(Sample().ToBytes()));

    [Fact]
    public void ToBytes_Twice_GivesTheSameBytes() => Assert.Equal(Sample().ToBytes(), Sample().ToBytes());

    [Fact]
    public void Parse_OfBytes_GivesTheManifestBack()
    {
        var manifest = SnapshotManifest.Parse(Sample().ToBytes());
        Assert.Equal(Golden, Encoding.UTF8.GetString(manifest.ToBytes()));
        Assert.Equal(new ManifestCommitment(7, "c0"), manifest.Sources[0].Submissions[0]);
        Assert.Equal(4, manifest.Reconciliations[0].Vintages["SWE"]);
    }

    [Theory]
    [InlineData("\"key_id\": \"9f\"", "\"key_id\": \"9f\",\n  \"trusted\": true")] // unknown member
    [InlineData("\"vintage\": 7,", "\"vintage\": 7, \"digest\": \"ab\",")] // unknown member of an entry
    [InlineData("\"key_id\": \"9f\"", "\"key_id\": \"9f\", \"key_id\": \"00\"")] // the same member twice
    [InlineData("statsexchange snapshot v1", "statsexchange snapshot v2")] // another format
    [InlineData("  \"region\": \"EUROPE27\",\n", "")] // a member left out
    [InlineData("\"region\": \"EUROPE27\"", "\"region\": null")]
    [InlineData("\"region\": \"EUROPE27\"", "\"Region\": \"EUROPE27\"")]
    [InlineData("\"observations\": 6,", "\"observations\": \"6\",")] // text for a number
    [InlineData("\"DNK-SWE.1\"", "null")]
    [InlineData("\"x\"", "null")]
    [InlineData("\"2014\"", "null")]
    [InlineData("\"set_aside\": [", "\"set_aside\": [ null, ")]
    [InlineData("\"commitment\": \"c0\"", "\"commitment\": null")]
    [InlineData("\"sheets\": [", "\"sheets\": [ null, ")]
    [InlineData("\"key_id\": \"9f\"\n}", "\"key_id\": \"9f\"\n")] // cut off
    [InlineData("\"key_id\": \"9f\"\n}", "\"key_id\": \"9f\"\n} {}")] // more behind it
    public void Parse_AnythingElse_IsRefused(string text, string replacement)
    {
        Assert.Contains(text, Golden, StringComparison.Ordinal);
        var json = Encoding.UTF8.GetBytes(Golden.Replace(text, replacement, StringComparison.Ordinal));
        Assert.Throws<FormatException>(() => SnapshotManifest.Parse(json));
    }

    [Fact]
    public void Parse_AManifestFromBeforeSheetsWereNamed_IsRead()
    {
        var start = Golden.IndexOf(",\n      \"sheets\"", StringComparison.Ordinal);
        var end = Golden.IndexOf(']', start);

        Assert.Empty(SnapshotManifest.Parse(Encoding.UTF8.GetBytes(Golden.Remove(start, end + 1 - start))).Sources[0].Sheets);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    public void Parse_NoManifestAtAll_IsRefused(string json) => Assert.Throws<FormatException>(() => SnapshotManifest.Parse(Encoding.UTF8.GetBytes(json)));

    private static SnapshotManifest Sample() => new()
    {
        Format = SnapshotManifest.CurrentFormat,
        Snapshot = "EUROPE27-2",
        Region = "EUROPE27",
        Structure = "FLOW",
        PeriodFrom = "2015",
        PeriodTo = "2015",
        Time = "2026-01-31T09:00:00.000000Z",
        Observations = 6,
        Sources = [new ManifestSource("DNK", 7, [new ManifestCommitment(7, "c0")]) { Sheets = [new ManifestSheet("FLOW/EMI.RES..REG./2010/2017", 2)] }],
        Omitted = [new ManifestOmission("NOR", "NO_AGREEMENT") { Periods = ["2014"] }],
        SetAside = [new ManifestSetAside("SWE", "RIVAL", 2)],
        Reconciliations =
        [
            new ManifestReconciliation("EUROPE27.1", "factors", "1.0", "residence", "2015", new() { ["a_b"] = "høj", ["aB"] = "x" }, new() { ["SWE"] = 4, ["DNK"] = 7 }),
        ],
        Cases = ["DNK-SWE.1"],
        Blocks = [new ManifestBlock("ab.binpb", "2015", 6, 1060, "ab")],
        MerkleRoot = "cd",
        DataCsv = new ManifestFile(10, "ef"),
        KeyId = "9f",
    };
}
