// SPDX-License-Identifier: Apache-2.0
using System.Collections.Immutable;

namespace StatsExchange.Domain.Reconciliation.Completion;

/// <summary>A dense table of three dimensions, for example origins by destinations by classes of age and sex.</summary>
public sealed class LabelledCube
{
    /// <summary>Takes the names and the values; the last dimension runs fastest.</summary>
    /// <exception cref="ArgumentException">The number of values does not fit, or a value is negative or not finite.</exception>
    public LabelledCube(IEnumerable<string> first, IEnumerable<string> second, IEnumerable<string> third, IEnumerable<double> values)
    {
        First = [.. first];
        Second = [.. second];
        Third = [.. third];
        Values = [.. values];
        if (Values.Length != First.Length * Second.Length * Third.Length)
        {
            throw new ArgumentException("The number of values is not the product of the three dimensions.");
        }

        if (Values.Any(v => !double.IsFinite(v) || v < 0))
        {
            throw new ArgumentException("A value is negative or not finite.");
        }
    }

    /// <summary>The names along the first dimension.</summary>
    public ImmutableArray<string> First { get; }

    /// <summary>The names along the second dimension.</summary>
    public ImmutableArray<string> Second { get; }

    /// <summary>The names along the third dimension.</summary>
    public ImmutableArray<string> Third { get; }

    /// <summary>The values; the last dimension runs fastest.</summary>
    public ImmutableArray<double> Values { get; }

    /// <summary>The value of a cell by its positions.</summary>
    public double this[int i, int j, int k] => Values[(((i * Second.Length) + j) * Third.Length) + k];
}
