// SPDX-License-Identifier: Apache-2.0
namespace StatsExchange.Domain.Observations;

/// <summary>A slice after a submission.</summary>
/// <param name="Slice">The new slice; the old one itself where nothing changed; null where no observation is left.</param>
/// <param name="SetAt">The vintage (seq) that last set each row.</param>
/// <param name="Added">Observations that were not there before.</param>
/// <param name="Revised">Observations whose value or attributes changed.</param>
/// <param name="Removed">Observations that are no longer there.</param>
public sealed record MergedSlice(Slice? Slice, long[] SetAt, int Added, int Revised, int Removed)
{
    /// <summary>Whether the submission changed anything.</summary>
    public bool IsChanged => Added + Revised + Removed > 0;
}
