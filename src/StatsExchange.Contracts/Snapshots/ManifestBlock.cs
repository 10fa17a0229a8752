// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Snapshots;

/// <summary>A file in blocks/.</summary>
/// <param name="Name">Its name: the digest with the ending .binpb.</param>
/// <param name="Period">Period observed.</param>
/// <param name="Observations">Rows in it.</param>
/// <param name="Bytes">Length in bytes.</param>
/// <param name="Sha256">Its digest, hexadecimal.</param>
public sealed record ManifestBlock(string Name, string Period, int Observations, long Bytes, string Sha256);
