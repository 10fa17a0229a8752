// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.Snapshots;

/// <summary>Names of what a pulled snapshot consists of.</summary>
internal static class SnapshotFiles
{
    public const string Manifest = "manifest.json";
    public const string Signature = "manifest.sig";
    public const string Blocks = "blocks";
    public const string Data = "data.csv";
}
