// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.Snapshots;

/// <summary>One thing that is wrong with a pulled snapshot.</summary>
/// <param name="File">The file, relative to the directory, with forward slashes.</param>
/// <param name="Problem">What is wrong with it, in plain words.</param>
public sealed record SnapshotFailure(string File, string Problem)
{
    /// <summary>File and problem.</summary>
    public override string ToString() => $"{File}: {Problem}";
}
