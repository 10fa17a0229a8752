// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Runtime;

/// <inheritdoc/>
internal abstract class ResultShape<T> : ResultShape
{
    /// <summary>The outcome of the turn, from what the grain's method returned.</summary>
    internal abstract ValueTask<T> FromReturned(object? returned);
}
