// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Benchmarks.Load;

/// <summary>What one step of a load did.</summary>
/// <param name="Units">What is counted: calls or observations.</param>
/// <param name="Bytes">Bytes of messages carried, in the direction that is measured.</param>
/// <param name="IsCorrect">Whether the answer was the right one.</param>
internal readonly record struct Work(long Units, long Bytes, bool IsCorrect);
