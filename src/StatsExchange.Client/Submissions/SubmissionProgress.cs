// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Client.Submissions;

/// <summary>How far the sending is.</summary>
/// <param name="Read">Bytes of the file read.</param>
/// <param name="Length">Bytes of the file.</param>
/// <param name="Sent">Observations sent.</param>
public readonly record struct SubmissionProgress(long Read, long Length, long Sent);
