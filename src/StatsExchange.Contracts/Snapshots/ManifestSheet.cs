// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Snapshots;

/// <summary>A version of a series sheet that figures of a snapshot rest on; the sheet itself is read from the hub.</summary>
/// <param name="Id">The name of the sheet, such as FLOW/EMI.RES..REG./2010/2017.</param>
/// <param name="Version">Which version of it, from 1.</param>
public sealed record ManifestSheet(string Id, int Version);
