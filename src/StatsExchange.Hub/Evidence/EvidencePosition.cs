// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Hub.Evidence;

/// <summary>The next piece of evidence to tell of a stream: entries before <paramref name="Seq"/> whole, of this one those before <paramref name="Index"/>.</summary>
internal readonly record struct EvidencePosition(string Stream, long Seq, int Index);
