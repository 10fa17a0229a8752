// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Rows;

/// <summary>A row of blocks as it stands.</summary>
/// <param name="Digest">Null where it is none.</param>
/// <param name="Bytes">Its content.</param>
/// <param name="IsReferred">Whether an entry is said to refer to it.</param>
/// <param name="IsStaged">Whether an upload staged it.</param>
internal sealed record BlockRow(Hash? Digest, ReadOnlyMemory<byte> Bytes, bool IsReferred, bool IsStaged);
