// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Faults.Checking.Accounts;

/// <summary>A submission as the journal holds it.</summary>
/// <param name="Seq">Where in the country's stream.</param>
/// <param name="RequestId">The id it was sent under.</param>
/// <param name="Content">Digest of the content, hexadecimal.</param>
/// <param name="Hash">Hash of the entry, hexadecimal.</param>
/// <param name="Receipt">SHA-256 of the receipt's bytes, hexadecimal.</param>
public sealed record StoredSubmission(long Seq, string RequestId, string Content, string Hash, string Receipt);
