// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Rows;

/// <summary>Where an entry stands.</summary>
internal readonly record struct EntryPlace(StreamName Stream, long Seq);
