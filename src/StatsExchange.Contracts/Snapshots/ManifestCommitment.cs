// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Contracts.Snapshots;

/// <summary>A submission, shown without showing its digest: who holds the receipt can check it, nobody can guess from it.</summary>
/// <param name="Vintage">Seq of the submission.</param>
/// <param name="Commitment">SHA-256(salt, content digest), hexadecimal.</param>
public sealed record ManifestCommitment(long Vintage, string Commitment);
