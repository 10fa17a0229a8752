// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Grains.Checkpoints;

/// <summary>One thing that evidence states and a journal does not hold.</summary>
/// <param name="Stream">The stream; null for the journal as a whole.</param>
/// <param name="SeqHeld">The seq that the evidence names; null for the journal as a whole.</param>
/// <param name="SeqThere">Where the stream ends there, at the moment of a checkpoint; 0 where it has no entries; null for the journal as a whole.</param>
/// <param name="Problem">What is different, in plain words.</param>
public sealed record HeldDifference(string? Stream, long? SeqHeld, long? SeqThere, string Problem);
