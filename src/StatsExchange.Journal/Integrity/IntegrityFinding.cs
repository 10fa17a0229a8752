// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Journal.Integrity;

/// <summary>One thing that is not as it was written, and where.</summary>
/// <param name="Table">The table it was found in.</param>
/// <param name="Stream">The stream concerned; null for what belongs to none.</param>
/// <param name="Seq">
/// The entry concerned: for a block one that refers to it, for a command the first it wrote, for a saved state the one it rests on. Null
/// for what belongs to none.
/// </param>
/// <param name="Problem">What is wrong, in words, without contents and digests: from a digest small figures can be guessed.</param>
public sealed record IntegrityFinding(string Table, StreamName? Stream, long? Seq, string Problem)
{
    /// <summary>Where, then what.</summary>
    public override string ToString() => Stream is { } stream
        ? FormattableString.Invariant($"{stream} #{Seq} ({Table}): {Problem}")
        : $"{Table}: {Problem}";
}
