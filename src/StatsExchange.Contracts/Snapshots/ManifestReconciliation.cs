// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Snapshots;

/// <summary>A reconciliation whose estimates are in a snapshot.</summary>
/// <param name="Job">The job's id.</param>
/// <param name="Method">Method id.</param>
/// <param name="MethodVersion">Version of the method.</param>
/// <param name="Pair">Mirror pair.</param>
/// <param name="Period">Period observed.</param>
/// <param name="Parameters">Parameters it ran with, ascending by name.</param>
/// <param name="Vintages">Revision by country it read, ascending by country.</param>
public sealed record ManifestReconciliation(
    string Job,
    string Method,
    string MethodVersion,
    string Pair,
    string Period,
    SortedDictionary<string, string> Parameters,
    SortedDictionary<string, long> Vintages)
{
    // Ordinal, so that the bytes do not depend on the language of the machine that writes them.

    /// <summary>Parameters it ran with, ascending by name in ordinal order.</summary>
    public SortedDictionary<string, string> Parameters { get; } = new(Parameters, StringComparer.Ordinal);

    /// <summary>Revision by country it read, ascending by country in ordinal order.</summary>
    public SortedDictionary<string, long> Vintages { get; } = new(Vintages, StringComparer.Ordinal);
}
