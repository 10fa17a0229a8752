// SPDX-License-Identifier: Apache-2.0
namespace Orleans.Concurrency;

/// <summary>A grain class without state: several activations may share one key.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute : Attribute
{
    internal int Workers { get; }

    public StatelessWorkerAttribute(int maxLocalWorkers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxLocalWorkers, 1);
        Workers = maxLocalWorkers;
    }

    public StatelessWorkerAttribute()
        : this(Environment.ProcessorCount)
    {
    }
}
