// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Snapshots;

/// <summary>A file named by its digest.</summary>
/// <param name="Bytes">Length in bytes.</param>
/// <param name="Sha256">Its digest, hexadecimal.</param>
public sealed record ManifestFile(long Bytes, string Sha256);
